from datetime import date

import pytest

from bot.guide.model import Value, ValueKind
from bot.guide.values import BadValue, address, filled, references, written


def value(kind: str, content: str | int | float, unit: tuple[str, str] | None = None) -> Value:
    return Value(
        "x", "X", ValueKind(kind), content, unit, "USD", "01-001", "2025", date(2027, 1, 1)
    )


@pytest.mark.parametrize(
    ("kind", "content", "unit", "shown"),
    [
        ("dinero", 205, None, "$205"),
        ("dinero", 16.28, None, "$16.28"),
        ("dinero", 7.5, None, "$7.50"),
        ("dinero", 16000, None, "$16,000"),
        ("porcentaje", 75, None, "75%"),
        ("porcentaje", 1.45, None, "1.45%"),
        ("numero", 60, ("día", "días"), "60 días"),
        ("numero", 1, ("día", "días"), "1 día"),
        ("numero", 66000, ("visa", "visas"), "66,000 visas"),
        ("fecha", "2025-01-17", None, "17 de enero de 2025"),
        ("telefono", "+18664879243", None, "+1 866-487-9243"),
        ("telefono", "+50370701243", None, "+503 7070 1243"),
        ("telefono", "+528005901773", None, "800 590 1773"),
        ("corto", "911", None, "911"),
        ("web", "https://www.uscis.gov", None, "uscis.gov"),
        ("correo", "a@state.gov", None, "a@state.gov"),
    ],
)
def test_values_are_written_as_people_of_el_salvador_read_them(
    kind: str, content: str | float, unit: tuple[str, str] | None, shown: str
) -> None:
    assert written(value(kind, content, unit)) == shown


@pytest.mark.parametrize(
    ("kind", "content", "href"),
    [
        ("telefono", "+18664879243", "tel:+18664879243"),
        ("whatsapp", "+50370701071", "https://wa.me/50370701071"),
        ("corto", "988", "tel:988"),
        ("web", "https://i94.cbp.dhs.gov", "https://i94.cbp.dhs.gov"),
        ("correo", "a@state.gov", "mailto:a@state.gov"),
        ("dinero", 205, None),
    ],
)
def test_what_can_be_tapped_has_an_address(kind: str, content: str | int, href: str | None) -> None:
    assert address(value(kind, content)) == href


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("dinero", "mucho"),
        ("fecha", "enero"),
        ("telefono", "7070-1243"),
        ("telefono", "+5037070"),
        ("web", "http://inseguro.sv"),
    ],
)
def test_a_value_that_does_not_fit_its_kind_is_refused(kind: str, content: str) -> None:
    with pytest.raises(BadValue):
        written(value(kind, content))


def test_a_reference_is_filled_as_a_link_where_it_can_be_tapped() -> None:
    values = {"tel": value("telefono", "+18664879243"), "costo": value("dinero", 205)}
    assert references("{{tel}} y {{ costo }} y {{tel}}") == ("tel", "costo")
    assert filled("Llame al {{tel}}: {{costo}}", values) == (
        "Llame al [+1 866-487-9243](<tel:+18664879243>): $205"
    )
