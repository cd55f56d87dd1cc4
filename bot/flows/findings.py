"""What the arithmetic of a flow finds, ready to be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.guide.values import money

GRAVE, NOTEWORTHY, PLAIN = 3, 1, 0
"""Weights: against the law, to be looked at, said for information."""

_CENT = Decimal("0.01")
_COUNTS = ("horas", "extras", "prometidas", "garantia", "trabajadas", "faltan")


@dataclass(frozen=True)
class Finding:
    """One worked-out line: which text of the flow, its figures, its weight, what it adds."""

    text: str
    weight: int
    figures: Mapping[str, str]
    sum: Decimal = Decimal(0)


def figures(**amounts: Decimal) -> dict[str, str]:
    """Hours as plain numbers, everything else as money to the cent."""
    return {
        name: f"{number.normalize():f}" if name in _COUNTS else money(cents(number))
        for name, number in amounts.items()
    }


def cents(number: Decimal) -> Decimal:
    """Rounded to the cent, halves up."""
    return number.quantize(_CENT, rounding=ROUND_HALF_UP)
