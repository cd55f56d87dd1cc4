"""When a question is asked and a line is shown."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from bot.guide.model import AnswerKind, Condition, FlowQuestion

SKIPPED = "no-aplica"
"""Fills the slot of a question that does not apply."""

UNKNOWN = "no-se"
"""Fills the slot of a question that the person cannot answer."""

NO_REGISTRY = "sin-registro"
"""Fills the employer's slot where no operator has loaded the public list."""

MORE_THAN_ZERO = ">0"


def holds(condition: Condition, answers: Mapping[str, str]) -> bool:
    """Whether every slot of `condition` has one of its values."""
    return all(_one(answers.get(slot, ""), values) for slot, values in condition)


def amount(answers: Mapping[str, str], slot: str) -> Decimal | None:
    """A number that was told, or None when it was not (or is not known)."""
    try:
        return Decimal(answers.get(slot, ""))
    except InvalidOperation:
        return None


def filled_by_itself(
    question: FlowQuestion, answers: Mapping[str, str], has_registry: bool
) -> str | None:
    """The value of a question that need not be asked; None when it must be."""
    if not holds(question.only_if, answers):
        return SKIPPED
    if question.kind is AnswerKind.EMPLOYER and not has_registry:
        return NO_REGISTRY
    return None


def _one(value: str, values: tuple[str, ...]) -> bool:
    if value in values:
        return True
    told = amount({"": value}, "")
    return MORE_THAN_ZERO in values and told is not None and told > 0
