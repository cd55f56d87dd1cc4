import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.cases import case_number

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("H-300-24123-456789", "H-300-24123-456789"),
        ("h-400-25001-000123", "H-400-25001-000123"),
        ("h30024123456789", "H-300-24123-456789"),
        ("el caso es H 300 24123 456789 me dijeron", "H-300-24123-456789"),
        ("JO-A-300-24123-456789", "H-300-24123-456789"),
    ],
)
def test_the_spellings_of_a_case(text: str, number: str) -> None:
    assert case_number(text, YEAR) == number


@pytest.mark.parametrize(
    "text",
    [
        "H-300-24400-456789",  # no such day
        "H-300-99123-456789",  # no such year yet
        "H-500-24123-456789",  # no such programme
        "H-300-24123-4567",
        "12345",
        "no",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert case_number(text, YEAR) is None


@given(
    st.sampled_from(["300", "400"]),
    st.integers(15, 26),
    st.integers(1, 366),
    st.integers(0, 999999),
)
def test_every_well_formed_case_is_known(visa: str, year: int, day: int, serial: int) -> None:
    number = f"H-{visa}-{year:02d}{day:03d}-{serial:06d}"
    assert case_number(f"es {number.lower()}", YEAR) == number
