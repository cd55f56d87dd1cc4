"""Named values written as people of El Salvador read them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import phonenumbers
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent

from bot.guide.model import Value, ValueKind

LOCALE = "es_SV"
NORTH_AMERICA = 1
"""Country code of the numbers that begin with +1."""
REFERENCE = re.compile(r"\{\{\s*([a-z0-9-]+)\s*\}\}")


class BadValue(ValueError):
    """A value whose content does not fit its kind; the message is in Spanish."""


def written(value: Value) -> str:
    """The value as words of an answer, with its unit.

    Raises BadValue when the content does not fit the kind.
    """
    match value.kind:
        case ValueKind.MONEY:
            return money(_number(value), value.currency or "USD")
        case ValueKind.PERCENT:
            return format_percent(
                _number(value) / 100, format="#,##0.##%", locale=LOCALE, decimal_quantization=False
            )
        case ValueKind.NUMBER:
            number = _number(value)
            words = format_decimal(number, locale=LOCALE)
            return f"{words} {value.unit[number != 1]}" if value.unit else words
        case ValueKind.DATE:
            return format_date(_date(value), format="long", locale=LOCALE)
        case ValueKind.PHONE | ValueKind.WHATSAPP:
            return _spoken_number(_phone(value))
        case ValueKind.WEB:
            return _host(value)
        case ValueKind.SHORT_CODE | ValueKind.MAIL:
            return str(value.value)


def money(amount: Decimal, currency: str = "USD") -> str:
    """An amount in the locale's own pattern, with cents only where there are cents."""
    whole = amount == amount.to_integral_value()
    pattern = "¤#,##0" if whole else "¤#,##0.00"
    return format_currency(amount, currency, format=pattern, locale=LOCALE, currency_digits=False)


def month(as_of: str) -> str:
    """`2025-12-28` or `2025-12` as "diciembre de 2025"."""
    year, number = as_of.split("-")[:2]
    return format_skeleton("yMMMM", date(int(year), int(number), 1), locale=LOCALE)


def address(value: Value) -> str | None:
    """Where a tap on the value leads, or None for what can't be tapped.

    Raises BadValue like `written`.
    """
    match value.kind:
        case ValueKind.PHONE:
            return f"tel:{_e164(value)}"
        case ValueKind.WHATSAPP:
            return f"https://wa.me/{_e164(value).removeprefix('+')}"
        case ValueKind.SHORT_CODE:
            return f"tel:{value.value}"
        case ValueKind.WEB:
            _host(value)
            return str(value.value)
        case ValueKind.MAIL:
            return f"mailto:{value.value}"
        case _:
            return None


def filled(markdown: str, values: Mapping[str, Value]) -> str:
    """`markdown` with each {{name}} written out, as a link where it has an address.

    Raises KeyError for an unknown name (the checker tells it first).
    """

    def write(reference: re.Match[str]) -> str:
        value = values[reference.group(1)]
        href = address(value)
        words = written(value)
        return f"[{words}](<{href}>)" if href else words

    return REFERENCE.sub(write, markdown)


def references(markdown: str) -> tuple[str, ...]:
    """The names of values that `markdown` refers to, in order, each once."""
    return tuple(dict.fromkeys(REFERENCE.findall(markdown)))


def _number(value: Value) -> Decimal:
    if isinstance(value.value, str):
        raise BadValue(f"«{value.value}» debe ser un número, sin comillas ni signos")
    return Decimal(str(value.value))


def _date(value: Value) -> date:
    try:
        return date.fromisoformat(str(value.value))
    except ValueError as error:
        raise BadValue(f"«{value.value}» debe ser una fecha como 2026-11-23") from error


def _spoken_number(number: phonenumbers.PhoneNumber) -> str:
    """The number as it is dialled: a toll-free one of another country only rings from there."""
    national = (
        phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE
        and number.country_code != NORTH_AMERICA
    )
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if national else style.INTERNATIONAL)


def _phone(value: Value) -> phonenumbers.PhoneNumber:
    try:
        number = phonenumbers.parse(str(value.value))
    except phonenumbers.NumberParseException as error:
        raise BadValue(
            f"«{value.value}» debe ser un teléfono con código de país, como +50370701243"
        ) from error
    if not phonenumbers.is_possible_number(number):
        raise BadValue(f"«{value.value}» no es un teléfono posible; revise los dígitos")
    return number


def _e164(value: Value) -> str:
    return phonenumbers.format_number(_phone(value), phonenumbers.PhoneNumberFormat.E164)


def _host(value: Value) -> str:
    parts = urlsplit(str(value.value))
    if parts.scheme != "https" or not parts.netloc:
        raise BadValue(f"«{value.value}» debe ser una dirección que empiece con https://")
    path = parts.path.rstrip("/") if len(parts.path) <= 24 else ""
    return parts.netloc.removeprefix("www.") + path
