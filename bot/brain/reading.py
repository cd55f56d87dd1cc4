"""What the brain says of a message: which act, about what, how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.guide.model import Aspect


class Act(StrEnum):
    """The kinds of response in nlu_data/domain.yml (`custom.act`)."""

    ARTICLE = "article"
    TERM = "term"
    SECTION = "section"
    MENU = "menu"
    OFFER = "offer"
    LOST = "lost"
    LOST_AGAIN = "lost_again"
    FOLLOW_UP = "follow_up"
    SOURCE = "source"
    ERASE = "erase"
    ASK = "ask"
    RESULT = "result"
    MESSAGE = "message"


Answers = Mapping[str, str]
"""What a flow has been told, by slot; slots without an answer are absent."""


@dataclass(frozen=True)
class Pending:
    """A flow under way: the question that is open, or none left (`slot` empty)."""

    flow: str
    slot: str
    answers: Answers


@dataclass(frozen=True)
class Reading:
    """One act with what it is about; ids are those of the guide.

    `care` names the danger article that the message may be about, `state` the
    US state (postal code) that the person named last. `flow` is set while a
    flow is under way, whatever the act.
    """

    act: Act
    article: str = ""
    term: str = ""
    section: str = ""
    page: int = 1
    message: str = ""
    aspect: Aspect | None = None
    options: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    care: str = ""
    state: str = ""
    confidence: float = 1.0
    degraded: bool = False
    flow: Pending | None = None


class BadReading(ValueError):
    """The brain answered something that domain.yml does not hold."""


_NOTHING = ("-", "None", "")


def parse_replies(customs: Sequence[Any]) -> Reading:
    """A Reading from the `custom` payloads of one turn's Rasa responses.

    A form that was interrupted answers first and then asks its question again:
    the answer is the act, the question stays in `flow`.
    Raises BadReading for anything that is not of the expected form.
    """
    readings = [parse_reading(custom) for custom in customs] or [parse_reading(None)]
    flow = next((r.flow for r in readings if r.flow), None)
    first = next((r for r in readings if r.act is not Act.ASK), readings[0])
    return replace(first, flow=flow)


def parse_reading(custom: Any) -> Reading:
    """A Reading from the `custom` payload of a Rasa response.

    Raises BadReading for anything that is not of the expected form.
    """
    if not isinstance(custom, dict):
        raise BadReading("response without a custom payload")

    def text(name: str) -> str:
        value = str(custom.get(name) or "")
        return "" if value in _NOTHING else value

    def ids(name: str) -> tuple[str, ...]:
        return tuple(text(name).split())

    try:
        return Reading(
            act=Act(text("act")),
            article=text("article"),
            term=text("term"),
            section=text("section"),
            page=int(text("page") or "1"),
            message=text("message"),
            aspect=Aspect(text("aspect")) if text("aspect") else None,
            options=ids("options"),
            also=ids("also"),
            care=text("care"),
            state=text("state"),
            confidence=float(text("confidence") or "1"),
            flow=_pending(text("flow"), text("slot"), custom.get("answers")),
        )
    except ValueError as error:
        raise BadReading(str(error)) from error


def _pending(flow: str, slot: str, answers: Any) -> Pending | None:
    if not flow:
        return None
    told = answers if isinstance(answers, dict) else {}
    return Pending(flow, slot, {k: str(v) for k, v in told.items() if str(v) not in _NOTHING})
