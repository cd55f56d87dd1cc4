"""Readings into replies: the one place where an act becomes words of the guide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency

from bot.brain.reading import Act, Reading
from bot.document import Document, Paragraph, Text, parse
from bot.guide.model import Article, Guide, Section, Term, WageRule
from bot.guide.values import LOCALE, filled
from bot.i18n import _
from bot.messages import Option, Reply
from bot.payload import OpenArticle, OpenMenu, OpenSection

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
class Answer:
    """A reply and what it answered, for the record and for tools."""

    reply: Reply
    act: Act
    article: str = ""
    section: str = ""
    term: str = ""
    message: str = ""
    offered: tuple[str, ...] = ()
    care: str = ""


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
            case Act.SECTION if reading.section in self.guide.sections:
                answer = self.section(self.guide.sections[reading.section], reading.page)
            case Act.MENU:
                answer = self.menu(reading.page)
            case Act.OFFER if self._known(reading.options):
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
        document = self._markdown(f"{article.short_answer}\n\n{article.body}")
        if article.expired(self.today):
            document = (*document, self._expired_note())
        if others:
            document = (*document, *self._message("tambien" if asked else "no-era-eso"))
        options = [self._article_option(a) for a in related[:RELATED]]
        if not article.danger:
            options.append(self._menu_option())
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
        return [other for other in self._known(ids) if other.id != article.id]

    def _with_wage(self, answer: Answer, state: str) -> Answer:
        """The wage of the state that the person named, before the general answer."""
        wage = self.guide.wages.get(state)
        if wage is None or wage.review_by < self.today:
            return answer
        amount = format_currency(wage.hourly, "USD", format="¤#,##0.00", locale=LOCALE)
        if wage.rule is WageRule.PRESENT:
            line = _(
                "**{state}:** {amount} an hour with H-2A, without experience, "
                "as of {month}. {note}",
                state=wage.name,
                amount=amount,
                month=_month(wage.as_of),
                note=wage.note,
            )
        else:
            line = _(
                "**{state}:** it was {amount} an hour with H-2A until September 2025. "
                "Then the rule changed; we do not have today's figure.",
                state=wage.name,
                amount=amount,
            )
        document = (*self._markdown(line), *answer.reply.document)
        return replace(answer, reply=replace(answer.reply, document=document))

    def danger_first(self, danger: Article, asked: Answer) -> Answer:
        """The danger article, with what else was asked one tap away."""
        also = (asked.article,) if asked.article and asked.article != danger.id else ()
        return self.article(danger, also)

    def with_care(self, danger: Article, asked: Answer) -> Answer:
        """What was asked, under a line with the emergency phone, for what may be a danger."""
        reply = asked.reply
        option = self._article_option(danger)
        others = tuple(o for o in reply.options if o.payload != option.payload)
        document = (*self._message("aviso-peligro"), *reply.document)
        return replace(
            asked,
            reply=replace(reply, document=document, options=(option, *others)),
            care=danger.id,
        )

    def term(self, term: Term) -> Answer:
        """A glossary entry: definition, example, source."""
        example = _("For example: {example}", example=term.example)
        document = self._markdown(f"**{term.name}**: {term.definition}\n\n{example}")
        source = self.guide.sources[term.source]
        reply = Reply(
            document,
            source=_(
                "Source: {source} · Reviewed: {date}",
                source=source.short,
                date=_day(term.reviewed_on),
            ),
            options=(self._menu_option(),),
        )
        return Answer(reply, Act.TERM, term=term.id)

    def section(self, section: Section, page: int) -> Answer:
        """One page of a section's questions."""
        start = (page - 1) * PAGE
        ids = section.articles[start : start + PAGE]
        if not ids:
            return self.menu()
        options = [self._article_option(self.guide.articles[i]) for i in ids]
        if start + PAGE < len(section.articles):
            more = OpenSection(section.id, page + 1)
            options.append(Option(_("More questions"), _("More questions"), more))
        options.append(self._menu_option())
        document = (
            Paragraph((Text(section.title),)),
            *self._message("seccion"),
        )
        return Answer(Reply(document, options=tuple(options)), Act.SECTION, section=section.id)

    def menu(self, page: int = 1) -> Answer:
        """A page of the guide's sections."""
        return self._menu_with("menu", page)

    def welcome(self) -> Answer:
        """First contact: who this is, what is kept, and the sections."""
        return self._menu_with("bienvenida")

    def offer(self, ids: tuple[str, ...]) -> Answer:
        """A choice among up to three articles."""
        articles = self._known(ids)
        options = tuple(self._article_option(a) for a in articles)
        reply = Reply(self._message("duda"), options=(*options, self._menu_option()))
        return Answer(reply, Act.OFFER, offered=tuple(a.id for a in articles))

    def lost(self, message: str) -> Answer:
        """An honest "I don't know", the menu, and a person."""
        person = self._article_option(self.guide.articles[OFFICIAL_CONTACT])
        reply = Reply(self._message(message), options=(self._menu_option(), person))
        return Answer(reply, Act.LOST, message=message)

    def message(self, name: str) -> Answer:
        """A reviewed line with the menu under it."""
        reply = Reply(self._message(name), options=(self._menu_option(),))
        return Answer(reply, Act.MESSAGE, message=name)

    def bare(self, name: str) -> Reply:
        """A reviewed line with nothing to tap."""
        return Reply(self._message(name))

    def with_notice(self, answer: Answer) -> Answer:
        """The answer with the privacy notice of a first contact under it."""
        document = (*answer.reply.document, *self._message("aviso"))
        return replace(answer, reply=replace(answer.reply, document=document))

    def sources(self, article: Article) -> Answer:
        """Where the last answer comes from."""
        names = dict.fromkeys(self.guide.sources[i].short for i in article.sources)
        lines = "\n".join(f"- {name}" for name in names)
        reviewed = _("Reviewed on {date}.", date=_day(article.reviewed_on))
        intro = _("This answer comes from:")
        document = self._markdown(f"{intro}\n\n{lines}\n\n{reviewed}")
        reply = Reply(document, options=(self._article_option(article), self._menu_option()))
        return Answer(reply, Act.SOURCE, article=article.id, section=article.section)

    def _menu_with(self, message: str, page: int = 1) -> Answer:
        """A page of sections: WhatsApp's lists hold ten, one of them opens the next page."""
        shown = [section for section in self.guide.sections.values() if section.in_menu]
        start = (page - 1) * MENU_PAGE
        options = [
            Option(section.title, section.button, OpenSection(section.id))
            for section in shown[start : start + MENU_PAGE]
        ]
        if start + MENU_PAGE < len(shown):
            options.append(Option(_("More topics"), _("More topics"), OpenMenu(page + 1)))
        elif page > 1:
            options.append(self._menu_option())
        reply = Reply(self._message(message), options=tuple(options))
        return Answer(reply, Act.MENU, message=message)

    def _degraded(self, answer: Answer) -> Answer:
        if answer.reply.danger or answer.act is not Act.ARTICLE:
            return answer
        document = (*self._message("degradado"), *answer.reply.document)
        return replace(answer, reply=replace(answer.reply, document=document))

    def _known(self, ids: Iterable[str]) -> list[Article]:
        return [self.guide.articles[i] for i in ids if i in self.guide.articles]

    def _message(self, name: str) -> Document:
        return self._markdown(self.guide.messages[name].text)

    def _markdown(self, markdown: str) -> Document:
        return parse(filled(markdown, self.guide.values))

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

    def _article_option(self, article: Article) -> Option:
        return Option(article.title, article.button, OpenArticle(article.id))

    def _menu_option(self) -> Option:
        return Option(_("See the menu"), _("Menu"), OpenMenu())


def _month(as_of: str) -> str:
    """`2025-12-28` or `2025-12` as "diciembre de 2025"."""
    year, month = as_of.split("-")[:2]
    return format_skeleton("yMMMM", date(int(year), int(month), 1), locale=LOCALE)


def _day(day: date) -> str:
    return format_date(day, format="d MMM y", locale=LOCALE)
