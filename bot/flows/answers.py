"""What a typed message answers, while a flow's question is open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.flows.conditions import UNKNOWN
from bot.flows.numbers import typed_number
from bot.guide.model import Flow, FlowChoice, FlowQuestion
from bot.text import fold

LONGEST = 12
"""Words of an answer; a longer message is a story or a question, and is for the brain."""

LONGEST_NAME = 8
"""Words of an employer's name."""

_ASKING = re.compile(
    r"\?|^(?:(?:y|pero|oiga|mire|entonces|digame|disculpe) )*"
    r"(?:que|cual|cuales|cuant[oa]s?|como|donde|cuando|quien|por que|xq|puedo|pueden|debo|y si)\b"
)
_LEAVE = frozenset(
    [
        "salir", "salirme", "me salgo", "cancelar", "ya no", "ya no quiero", "dejelo", "dejarlo",
        "dejemoslo", "dejarlo por ahora", "despues", "mas tarde", "luego", "ya estuvo", "terminar",
        "no quiero seguir", "no quiero contestar", "quiero salir", "parar", "pare",
    ]
)  # fmt: skip
_RESUME = frozenset(
    [
        "seguir", "sigamos", "sigo", "siga", "continuar", "continuemos", "sigue", "seguimos",
        "quiero seguir", "sigamos pues", "dale sigamos",
    ]
)  # fmt: skip
_CORRECTION = re.compile(
    r"^(?:no(?=[ ,])|perdon|disculpe|mejor dicho|digo|corrijo|me equivoque|quise decir)[ ,.:]+"
)
_UNKNOWN = frozenset(
    [
        "no se", "nose", "no lo se", "no me acuerdo", "no recuerdo", "saber", "ni idea",
        "no sabria", "quien sabe", "no se cuanto", "no estoy seguro", "no estoy segura", "no c",
        "nel no se",
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """A slot's new value; None when the number is out of what can be."""

    slot: str
    value: str | None


def wants_to_leave(text: str) -> bool:
    """Whether the whole message asks to leave the flow."""
    return fold(text) in _LEAVE


def wants_to_resume(text: str) -> bool:
    """Whether the whole message asks to go on with the flow."""
    return fold(text) in _RESUME


def typed_answer(flow: Flow, slot: str, text: str) -> Answer | None:
    """What `text` answers: the open question, or another that it corrects.

    None when it answers nothing here: then it is for the brain, which may find
    a state, a visa, or a question.
    """
    question = flow.question(slot)
    plain = fold(text)
    words = len(plain.split())
    if question is None or not plain or words > LONGEST:
        return None
    answer = _number(question, text)
    if answer is not None:
        return answer
    if _ASKING.search(_unmarked(text)):
        return None
    meant = _choice(question, plain)
    if meant is not None:
        return Answer(slot, meant.id)
    if plain in _UNKNOWN and question.typed_number:
        return Answer(slot, UNKNOWN)
    return _correction(flow, slot, plain)


def is_a_name(text: str) -> bool:
    """Whether a message may be the name of an employer, and nothing else."""
    plain = fold(text)
    few = 0 < len(plain.split()) <= LONGEST_NAME
    return few and not _ASKING.search(_unmarked(text))


def _unmarked(text: str) -> str:
    """Folded, with the question mark that folding drops."""
    return fold(text) + ("?" if "?" in text else "")


def _number(question: FlowQuestion, text: str) -> Answer | None:
    number = typed_number(text)
    if number is None:
        return None
    if not question.typed_number:
        return _range(question, number)
    if not 0 <= number <= Decimal(str(question.most)):
        return Answer(question.slot, None)
    return Answer(question.slot, f"{number.normalize():f}")


def _range(question: FlowQuestion, number: Decimal) -> Answer | None:
    """The choice that a number falls in ("tengo 20 años"), where choices are ranges."""
    begun = [c for c in question.choices if c.least is not None and c.least <= number]
    best = max(begun, key=lambda choice: choice.least or 0, default=None)
    return Answer(question.slot, best.id) if best else None


def _choice(question: FlowQuestion, plain: str) -> FlowChoice | None:
    """The choice whose words the message has; the longest words win, a tie is no answer."""
    found: dict[str, int] = {}
    for choice in question.choices:
        longest = max((len(word) for word in _words(choice) if _has(plain, word)), default=0)
        if longest:
            found[choice.id] = longest
    best = [key for key, length in found.items() if length == max(found.values())]
    return next(c for c in question.choices if c.id == best[0]) if len(best) == 1 else None


def _words(choice: FlowChoice) -> Iterator[str]:
    yield fold(choice.label)
    yield fold(choice.button)
    yield from map(fold, choice.words)


def _has(plain: str, word: str) -> bool:
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) is not None


def _correction(flow: Flow, slot: str, plain: str) -> Answer | None:
    """The other question that a message beginning with "no, …" answers."""
    corrected = _CORRECTION.sub("", plain)
    if corrected == plain:
        return None
    for question in flow.questions:
        choice = _choice(question, corrected) if question.slot != slot else None
        if choice is not None:
            return Answer(question.slot, choice.id)
    return None
