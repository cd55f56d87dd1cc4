"""Amounts and hours as people type them: "$1,200", "12.50", "como quince", "mil quinientos"."""

import re
from decimal import Decimal

from text_to_num import alpha2digit  # type: ignore[import-untyped]

from bot.text import fold

_DIGITS = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?=h\b|hrs?\b|(?![\w-]))")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SMALL_CHANGE = re.compile(r"(\d+) con (\d{1,2})\b")
_HALF = re.compile(r"(\d+) y medi[ao]\b")
_NOTHING = frozenset(["nada", "cero", "ninguno", "ningun dolar", "no pague", "no pague nada"])
_THOUSAND = re.compile(r"\b(?:un )?mil\b")


def typed_number(text: str) -> Decimal | None:
    """The one number of a message; None when there is none, or more than one.

    Dollars with cents ("12.50", "12,50", "12 con 50"), thousands ("1,200", "1.200"), Spanish
    number words, "y media", and "nada".
    """
    plain = fold(text)
    if plain in _NOTHING:
        return Decimal(0)
    raw = text.lower().replace("\u00a0", " ")
    found = _DIGITS.findall(raw)
    if not found:
        raw = alpha2digit(_THOUSAND.sub("mil", plain), "es")
        found = _DIGITS.findall(raw)
    cents = _SMALL_CHANGE.search(raw)
    if cents and len(found) == 2:
        return Decimal(f"{cents[1]}.{cents[2]:0<2}")
    if len(found) != 1:
        return None
    number = _decimal(found[0])
    return number + Decimal("0.5") if _HALF.search(raw) else number


def _decimal(digits: str) -> Decimal:
    if _GROUPS.fullmatch(digits):
        return Decimal(re.sub(r"[.,]", "", digits))
    whole, mark, cents = digits.replace(",", ".").rpartition(".")
    if not mark:
        return Decimal(cents)
    if len(cents) > 2:
        return Decimal(re.sub(r"\.", "", digits.replace(",", ".")))
    return Decimal(f"{whole.replace('.', '')}.{cents}")
