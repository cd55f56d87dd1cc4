from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.numbers import typed_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15", "15"),
        ("$15", "15"),
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        ("1,200", "1200"),
        ("1.200", "1200"),
        ("$1,234.56", "1234.56"),
        ("como 12 dolares", "12"),
        ("quince", "15"),
        ("mil quinientos", "1500"),
        ("un mil dolares", "1000"),
        ("cuarenta y cinco horas", "45"),
        ("12 con 50", "12.50"),
        ("12 y medio", "12.5"),
        ("nada", "0"),
        ("cero", "0"),
        ("unas 60 horas a la semana", "60"),
    ],
)
def test_what_people_type(text: str, number: str) -> None:
    assert typed_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "no se", "entre 10 y 12", "hola", "de 9 a 5"])
def test_no_number_or_two_are_no_answer(text: str) -> None:
    assert typed_number(text) is None


@given(st.decimals(0, 99999, places=2))
def test_dollars_and_cents_come_back(number: Decimal) -> None:
    assert typed_number(f"${number:,.2f}") == number


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    number = typed_number(text)
    assert number is None or number >= 0
