"""Readings into replies: the one place where an act becomes words of the guide."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from bot.answer import flow_answers
from bot.answer.parts import (
    Answer,
    article_option,
    flow_option,
    known,
    markdown,
    menu_option,
    said,
)
from bot.brain.reading import Act, Reading
from bot.document import Paragraph, Text
from bot.guide.model import Article, Guide, Section, Term, WageRule
from bot.guide.values import LOCALE, money, month
from bot.i18n import _
from bot.messages import Option, Reply
from bot.payload import OpenMenu, OpenSection

RELATED = 2
"""Related questions under an answer; with the menu they make WhatsApp's three buttons."""

WAGE_ARTICLES = ("salario-por-estado", "salario-h2a")
"""Articles that tell the wage of the state a person has named."""

MENU_PAGE = 9
"""Sections on one page of the menu; with "more", WhatsApp's ten list items."""

PAGE = 8
"""Articles on one page of a section; with "more" and the menu, WhatsApp's ten list items."""

OFFICIAL_CONTACT = "hablar-con-una-persona"
CAMPAIGN_CONTACT = "tel-movilidad-laboral"


@dataclass(frozen=True)
class Composer:
    """Composes from one guide, on one day (`today` decides what has expired)."""

    guide: Guide
    today: date

    def answer(self, reading: Reading) -> Answer:
        """The answer to a reading; what the guide lacks is answered as lost."""
        match reading.act:
            case Act.ARTICLE if reading.article in self.guide.articles:
                answer = self.article(
                    self.guide.articles[reading.article], reading.also, instead=reading.options
                )
                if reading.article in WAGE_ARTICLES:
                    answer = self._with_wage(answer, reading.state)
            case Act.TERM if reading.term in self.guide.terms:
                answer = self.term(self.guide.terms[reading.term])
            case Act.SECTION:
                answer = self._listing(reading.section, reading.page)
            case Act.ASK if reading.flow and reading.flow.flow in self.guide.flows:
                answer = flow_answers.question(self.guide, reading.flow)
            case Act.MENU:
                answer = self.menu(reading.page)
            case Act.OFFER if known(self.guide, reading.options):
                answer = self.offer(reading.options)
            case Act.SOURCE if reading.article in self.guide.articles:
                answer = self.sources(self.guide.articles[reading.article])
            case Act.SOURCE:
                answer = self.message("fuente-ninguna")
            case Act.MESSAGE if reading.message in self.guide.messages:
                answer = self.message(reading.message)
            case Act.LOST_AGAIN:
                answer = self.lost("perdido-otra-vez")
            case _:
                answer = self.lost("perdido")
        return self._degraded(answer) if reading.degraded else answer

    def article(
        self, article: Article, also: tuple[str, ...] = (), instead: tuple[str, ...] = ()
    ) -> Answer:
        """One article.

        Its first buttons are the other questions of the same message (`also`),
        else what may have been meant (`instead`), else related articles.
        """
        asked, meant = self._others(article, also), self._others(article, instead)
        others = asked or meant
        related = others or [self.guide.articles[i] for i in article.related]
        document = markdown(self.guide, f"{article.short_answer}\n\n{article.body}")
        if article.expired(self.today):
            document = (*document, self._expired_note())
        if others:
            document = (*document, *said(self.guide, "tambien" if asked else "no-era-eso"))
        options = [article_option(a) for a in related]
        flow = None if others or article.danger else self.guide.flow_of(article.id)
        options = [*([flow_option(flow)] if flow else []), *options][:RELATED]
        if not article.danger:
            options.append(menu_option())
        reply = Reply(
            document=document,
            source=self._source_line(article),
            options=tuple(options),
            danger=article.danger,
        )
        return Answer(
            reply,
            Act.ARTICLE,
            article=article.id,
            section=article.section,
            offered=tuple(a.id for a in others),
        )

    def _others(self, article: Article, ids: tuple[str, ...]) -> list[Article]:
        return [other for other in known(self.guide, ids) if other.id != article.id]

    def _with_wage(self, answer: Answer, state: str) -> Answer:
        """The wage of the state that the person named, before the general answer."""
        wage = self.guide.wages.get(state)
        if wage is None or wage.review_by < self.today:
            return answer
        amount = money(Decimal(str(wage.hourly)))
        if wage.rule is WageRule.PRESENT:
            line = _(
                "**{state}:** {amount} an hour with H-2A, without experience, "
                "as of {month}. {note}",
                state=wage.name,
                amount=amount,
                month=month(wage.as_of),
                note=wage.note,
            )
        else:
            line = _(
                "**{state}:** it was {amount} an hour with H-2A until September 2025. "
                "Then the rule changed; we do not have today's figure.",
                state=wage.name,
                amount=amount,
            )
        document = (*markdown(self.guide, line), *answer.reply.document)
        return replace(answer, reply=replace(answer.reply, document=document))

    def danger_first(self, danger: Article, asked: Answer) -> Answer:
        """The danger article, with what else was asked one tap away."""
        also = (asked.article,) if asked.article and asked.article != danger.id else ()
        return self.article(danger, also)

    def with_care(self, danger: Article, asked: Answer) -> Answer:
        """What was asked, under a line with the emergency phone, for what may be a danger."""
        reply = asked.reply
        option = article_option(danger)
        others = tuple(o for o in reply.options if o.payload != option.payload)
        document = (*said(self.guide, "aviso-peligro"), *reply.document)
        return replace(
            asked,
            reply=replace(reply, document=document, options=(option, *others)),
            care=danger.id,
        )

    def term(self, term: Term) -> Answer:
        """A glossary entry: definition, example, source."""
        example = _("For example: {example}", example=term.example)
        document = markdown(self.guide, f"**{term.name}**: {term.definition}\n\n{example}")
        source = self.guide.sources[term.source]
        reply = Reply(
            document,
            source=_(
                "Source: {source} · Reviewed: {date}",
                source=source.short,
                date=_day(term.reviewed_on),
            ),
            options=(menu_option(),),
        )
        return Answer(reply, Act.TERM, term=term.id)

    def section(self, section: Section, page: int) -> Answer:
        """One page of a section's questions."""
        start = (page - 1) * PAGE
        ids = section.articles[start : start + PAGE]
        if not ids:
            return self.menu()
        options = [article_option(self.guide.articles[i]) for i in ids]
        if start + PAGE < len(section.articles):
            more = OpenSection(section.id, page + 1)
            options.append(Option(_("More questions"), _("More questions"), more))
        options.append(menu_option())
        document = (
            Paragraph((Text(section.title),)),
            *said(self.guide, "seccion"),
        )
        return Answer(Reply(document, options=tuple(options)), Act.SECTION, section=section.id)

    def _listing(self, name: str, page: int) -> Answer:
        """A section's questions, the flows, or the menu for what is not there."""
        if name == flow_answers.TOOLS:
            return flow_answers.listed(self.guide)
        section = self.guide.sections.get(name)
        return self.section(section, page) if section else self.menu()

    def menu(self, page: int = 1) -> Answer:
        """A page of the guide's sections."""
        return self._menu_with("menu", page)

    def welcome(self) -> Answer:
        """First contact: who this is, what is kept, and the sections."""
        return self._menu_with("bienvenida")

    def offer(self, ids: tuple[str, ...]) -> Answer:
        """A choice among up to three articles."""
        articles = known(self.guide, ids)
        options = tuple(article_option(a) for a in articles)
        reply = Reply(said(self.guide, "duda"), options=(*options, menu_option()))
        return Answer(reply, Act.OFFER, offered=tuple(a.id for a in articles))

    def lost(self, message: str) -> Answer:
        """An honest "I don't know", the menu, and a person."""
        person = article_option(self.guide.articles[OFFICIAL_CONTACT])
        reply = Reply(said(self.guide, message), options=(menu_option(), person))
        return Answer(reply, Act.LOST, message=message)

    def message(self, name: str) -> Answer:
        """A reviewed line with the menu under it."""
        reply = Reply(said(self.guide, name), options=(menu_option(),))
        return Answer(reply, Act.MESSAGE, message=name)

    def bare(self, name: str) -> Reply:
        """A reviewed line with nothing to tap."""
        return Reply(said(self.guide, name))

    def with_notice(self, answer: Answer) -> Answer:
        """The answer with the privacy notice of a first contact under it."""
        document = (*answer.reply.document, *said(self.guide, "aviso"))
        return replace(answer, reply=replace(answer.reply, document=document))

    def sources(self, article: Article) -> Answer:
        """Where the last answer comes from."""
        names = dict.fromkeys(self.guide.sources[i].short for i in article.sources)
        lines = "\n".join(f"- {name}" for name in names)
        reviewed = _("Reviewed on {date}.", date=_day(article.reviewed_on))
        intro = _("This answer comes from:")
        document = markdown(self.guide, f"{intro}\n\n{lines}\n\n{reviewed}")
        reply = Reply(document, options=(article_option(article), menu_option()))
        return Answer(reply, Act.SOURCE, article=article.id, section=article.section)

    def _menu_with(self, message: str, page: int = 1) -> Answer:
        """A page of sections: WhatsApp's lists hold ten, one of them opens the next page."""
        shown = [section for section in self.guide.sections.values() if section.in_menu]
        start = (page - 1) * MENU_PAGE
        entries = [Option(s.title, s.button, OpenSection(s.id)) for s in shown]
        if self.guide.flows:
            entries.insert(0, flow_answers.tools_option())
        options = entries[start : start + MENU_PAGE]
        if start + MENU_PAGE < len(entries):
            options.append(Option(_("More topics"), _("More topics"), OpenMenu(page + 1)))
        elif page > 1:
            options.append(menu_option())
        reply = Reply(said(self.guide, message), options=tuple(options))
        return Answer(reply, Act.MENU, message=message)

    def _degraded(self, answer: Answer) -> Answer:
        if answer.reply.danger or answer.act is not Act.ARTICLE:
            return answer
        document = (*said(self.guide, "degradado"), *answer.reply.document)
        return replace(answer, reply=replace(answer.reply, document=document))

    def _source_line(self, article: Article) -> str:
        first = self.guide.sources[article.sources[0]]
        return _(
            "Source: {source} · Reviewed: {date}",
            source=first.short,
            date=_day(article.reviewed_on),
        )

    def _expired_note(self) -> Paragraph:
        note = _(
            "This answer is due for review and may have changed. Confirm it at {contact}.",
            contact=self.guide.values[CAMPAIGN_CONTACT].name,
        )
        return Paragraph((Text(note),))


def _day(day: date) -> str:
    return format_date(day, format="d MMM y", locale=LOCALE)
