"""Flows as replies: a question with its choices, the result, and the way back in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bot.answer.parts import Answer, article_option, known, markdown, menu_option, said
from bot.brain.reading import Act, Pending
from bot.document import Document, parse
from bot.flows.conditions import NO_REGISTRY, SKIPPED, UNKNOWN, holds
from bot.flows.findings import Finding
from bot.flows.result import Line, result
from bot.guide.model import AnswerKind, Flow, FlowQuestion, Guide
from bot.guide.values import filled, money
from bot.i18n import _
from bot.messages import Option, Reply
from bot.payload import Asked, Fill, LeaveFlow, OpenSection, StartFlow

TOOLS = "herramientas-paso-a-paso"
"""The section that lists the flows; it has no articles."""

ARTICLES_AFTER = 1
"""Articles under a result; with "again" and the menu they make WhatsApp's three buttons."""

_SILENT = frozenset([SKIPPED, NO_REGISTRY])


def tools_option() -> Option:
    """The menu's entry for the flows."""
    return Option(_("Check and add up, step by step"), _("Check and add up"), OpenSection(TOOLS))


def listed(guide: Guide) -> Answer:
    """The flows there are."""
    options = [
        Option(f"{flow.title} {flow.description}", flow.button, StartFlow(flow.id))
        for flow in guide.flows.values()
    ]
    reply = Reply(said(guide, "flujos"), options=(*options, menu_option()))
    return Answer(reply, Act.SECTION, section=TOOLS)


def question(guide: Guide, pending: Pending, note: str = "") -> Answer:
    """The open question, under what has been told so far; `note` names a line to say first."""
    flow = guide.flows[pending.flow]
    asked = flow.question(pending.slot)
    if asked is None:
        return left(guide, flow)
    place = [q.slot for q in flow.questions].index(asked.slot) + 1
    head = _("**{title}** · {place} of {all}", title=flow.button, place=place,
             all=len(flow.questions))  # fmt: skip
    told = " · ".join(_told(guide, flow, pending.answers, asked.slot))
    parts = [head, _("So far: {answers}", answers=told)] if told else [head]
    document: Document = (*(said(guide, note) if note else ()), *parse("\n\n".join(parts)))
    document = (*_warning(guide, flow, pending.answers), *document, *markdown(guide, asked.text))
    if asked.typed_number:
        document = (*document, *said(guide, "flujo-numero"))
    return Answer(
        Reply(
            document,
            options=_choices(flow, asked),
            asks=Asked(flow.id, asked.slot),
        ),
        Act.ASK,
        article=flow.id,
        section=TOOLS,
    )


def ended(
    guide: Guide, flow: Flow, answers: Mapping[str, str], findings: Iterable[Finding]
) -> Answer:
    """The result of a flow."""
    end = result(flow, answers, findings)
    bullets = "\n".join(f"- {_line(guide, line)}" for line in end.lines)
    text = "\n\n".join(filter(None, [_line(guide, end.level), bullets, flow.closing]))
    articles = [article_option(a) for a in known(guide, end.articles)][:ARTICLES_AFTER]
    again = Option(_("Start again: {title}", title=flow.title), _("Start again"),
                   StartFlow(flow.id))  # fmt: skip
    source = _("Source: {source}", source=guide.sources[flow.sources[0]].short)
    document = (*_warning(guide, flow, answers), *markdown(guide, text))
    reply = Reply(document, source, options=(*articles, again, menu_option()))
    return Answer(reply, Act.RESULT, article=flow.id, section=TOOLS)


def left(guide: Guide, flow: Flow) -> Answer:
    """The flow is put down, and can be taken up again."""
    reply = Reply(said(guide, "flujo-dejado"), options=(_resume_option(flow), menu_option()))
    return Answer(reply, Act.MESSAGE, message="flujo-dejado")


def paused(guide: Guide, flow: Flow, answer: Answer) -> Answer:
    """An answer given in the middle of a flow, with the way back into it."""
    reply = answer.reply
    document = (*reply.document, *said(guide, "flujo-pausa"))
    options = (_resume_option(flow), *reply.options[:1], menu_option())
    return replace(answer, reply=replace(reply, document=document, options=options))


def between(guide: Guide, pending: Pending, answer: Answer) -> Answer:
    """A short line (thanks, a laugh) and the open question again."""
    asked = question(guide, pending)
    document = (*answer.reply.document, *asked.reply.document)
    return replace(asked, reply=replace(asked.reply, document=document), message=answer.message)


def _warning(guide: Guide, flow: Flow, answers: Mapping[str, str]) -> Document:
    return said(guide, "aviso-peligro") if flow.in_danger(answers) else ()


def _line(guide: Guide, line: Line) -> str:
    """Figures are written by us and hold no braces; texts are checked to name only these."""
    return filled(line.text, guide.values).format(**line.figures)


def _choices(flow: Flow, asked: FlowQuestion) -> tuple[Option, ...]:
    """The choices and the way out; none where a bare number is the answer."""
    if asked.typed_number:
        return ()
    choices = [Option(c.label, c.button, Fill(asked.slot, c.id)) for c in asked.choices]
    leave = Option(_("Leave it for now"), _("Leave it"), LeaveFlow(flow.id))
    return (*choices, leave)


def _resume_option(flow: Flow) -> Option:
    resume = StartFlow(flow.id, resume=True)
    return Option(_("Go on with: {title}", title=flow.title), _("Go on"), resume)


def _told(guide: Guide, flow: Flow, answers: Mapping[str, str], open_slot: str) -> Iterator[str]:
    """What the person has told in this flow, so that a mistake can be seen and mended."""
    for asked in flow.questions:
        value = answers.get(asked.slot)
        told = value is not None and value not in _SILENT and holds(asked.only_if, answers)
        if value is None or not told or asked.slot == open_slot:
            continue
        choice = next((c for c in asked.choices if c.id == value), None)
        if choice is not None and value != UNKNOWN:
            yield asked.recap.format(choice.button)
        elif asked.kind is AnswerKind.STATE and value != UNKNOWN:
            yield guide.states.get(value, value)
        elif asked.typed_number and value != UNKNOWN:
            yield asked.recap.format(_number(asked, value))


def _number(asked: FlowQuestion, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return money(number) if asked.kind is AnswerKind.MONEY else f"{number.normalize():f}"
