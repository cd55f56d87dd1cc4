"""Whatever the number and however it is spelled, nothing of it is left."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.door.scrub import scrub, scrubbed_or_dropped
from bot.door.scrub.checks import valid_dui, valid_luhn

SENTENCES = [
    "{}",
    "mi numero es {}",
    "hola buenas, {} ese es el mio",
    "el señor me pidio el {} y no se si darselo",
    "quiero saber si {} sirve para la visa h2a",
    "tengo 34 años ({}) y soy de usulutan",
    "YA LES DI MI DATO {} Y NADA",
]
DOMAIN = [
    "H-2A", "H-2B", "I-129", "DS-160", "I-94", "W-2", "2025", "66,000", "12.78", "$205", "911",
    "988", "visa", "contrato", "pasaporte", "dui", "numero de caso", "Chalatenango", "la finca",
    "Texas", "embajada", "el reclutador", "cuanto pagan", "casa", "pasaje", "cruz", "rosa",
]  # fmt: skip

sentences = st.sampled_from(SENTENCES)
separators = st.sampled_from(["", " ", "-", ".", " - "])


def digits(count: int, first: str = "0123456789") -> st.SearchStrategy[str]:
    """Strings of `count` digits that start with one of `first`."""
    rest = st.text("0123456789", min_size=count - 1, max_size=count - 1)
    return st.builds(str.__add__, st.sampled_from(first), rest)


def grouped(number: str, sizes: tuple[int, ...], separator: str) -> str:
    """The digits of `number` in groups."""
    parts, reached = [], 0
    for size in sizes:
        parts.append(number[reached : reached + size])
        reached += size
    return separator.join(parts)


def leaks(secret: str, scrubbed: str, longest: int = 3) -> bool:
    """Whether more than `longest` digits in a row of the secret are left."""
    left = "".join(re.findall(r"\d+", scrubbed.replace("h2a", "").replace("34 años", "")))
    bare = "".join(re.findall(r"\d", secret))
    return any(bare[i : i + longest + 1] in left for i in range(len(bare) - longest))


@given(
    digits(8, "267"),
    st.sampled_from([(8,), (4, 4), (2, 2, 2, 2), (4, 2, 2), (3, 3, 2), (1,) * 8]),
    separators,
    st.sampled_from(["", "+503 ", "503", "(503) ", "+503-"]),
    sentences,
)
def test_salvadoran_telephones(
    number: str, sizes: tuple[int, ...], separator: str, prefix: str, sentence: str
) -> None:
    years = re.fullmatch(r"(19|20)\d\d[ .-]*(19|20)\d\d", grouped(number, sizes, separator))
    if years and not prefix:
        return  # "2024 2025" reads as years unless announced
    text = sentence.format(prefix + grouped(number, sizes, separator))
    assert not leaks(number, scrub(text)), scrub(text)


@given(
    st.builds("{}{}{}{}".format, st.integers(201, 989), st.integers(2, 9), digits(2), digits(4)),
    st.sampled_from([(10,), (3, 3, 4), (3, 7), (1,) * 10]),
    separators,
    st.sampled_from(["", "+1 ", "1-", "001 "]),
    sentences,
)
def test_united_states_telephones(
    number: str, sizes: tuple[int, ...], separator: str, prefix: str, sentence: str
) -> None:
    text = sentence.format(prefix + grouped(number, sizes, separator))
    assert not leaks(number, scrub(text)), scrub(text)


@given(
    digits(8).map(lambda body: next(body + d for d in "0123456789" if valid_dui(body + d))),
    st.sampled_from([(9,), (8, 1), (4, 4, 1), (2, 3, 3, 1), (3, 3, 3), (1,) * 9]),
    separators,
    sentences,
)
def test_duis(number: str, sizes: tuple[int, ...], separator: str, sentence: str) -> None:
    text = sentence.format(grouped(number, sizes, separator))
    assert not leaks(number, scrub(text)), scrub(text)


@given(
    digits(4, "01"),
    st.dates(),
    digits(4),
    st.sampled_from([(14,), (4, 6, 3, 1), (1,) * 14]),
    separators,
    sentences,
)
def test_nits(
    place: str, born: object, end: str, sizes: tuple[int, ...], separator: str, sentence: str
) -> None:
    number = place + f"{born:%d%m%y}" + end
    text = sentence.format(grouped(number, sizes, separator))
    assert not leaks(number, scrub(text)), scrub(text)


@given(
    digits(15, "3456").map(
        lambda body: next(body + d for d in "0123456789" if valid_luhn(body + d))
    ),
    st.sampled_from([(16,), (4, 4, 4, 4), (1,) * 16]),
    separators,
    sentences,
)
def test_cards(number: str, sizes: tuple[int, ...], separator: str, sentence: str) -> None:
    text = sentence.format(grouped(number, sizes, separator))
    assert not leaks(number, scrub(text)), scrub(text)


@given(st.sampled_from("ABCEF"), digits(8), sentences, st.booleans())
def test_passports(letter: str, number: str, sentence: str, lower: bool) -> None:
    code = letter + number
    assert not leaks(number, scrub(sentence.format(code.lower() if lower else code)))


@given(
    st.sampled_from(["IOE", "EAC", "WAC", "LIN", "SRC", "MSC"]), digits(10), separators, sentences
)
def test_receipts(centre: str, number: str, separator: str, sentence: str) -> None:
    code = separator.join([centre, number[:2], number[2:5], number[5:]])
    scrubbed = scrub(sentence.format(code))
    assert not leaks(number, scrubbed)
    assert "<USCIS>" in scrubbed


@given(st.text("abcdefghij0123456789._-", min_size=3, max_size=20), sentences)
def test_emails(name: str, sentence: str) -> None:
    local = f"z{name}z"
    assert local not in scrub(sentence.format(f"{local}@gmail.com"))


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_any_text_is_read_without_raising_and_scrubbing_twice_changes_nothing(text: str) -> None:
    once = scrub(text)
    assert scrub(once) == once
    assert scrubbed_or_dropped(text) == once


pieces = st.sampled_from(
    [*DOMAIN, "me llamo", "soy", "jose", "perez", "de", "la", "don", "<TEL>", "<NOMBRE>", "7070",
     "1234", "04567890", "-", "1", ".", "\n", "@", "colonia", "http://", "A", "12/05/", "1990",
     "SV", "+503", "a", "y", "\u0301", "ñ", "７", "(", "arroba", "gmail.com", "pasaje 3"]
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.tuples(pieces, st.sampled_from([" ", "", ", "])), max_size=20))
def test_scrubbing_twice_changes_nothing_in_chat(parts: list[tuple[str, str]]) -> None:
    once = scrub("".join(piece + after for piece, after in parts))
    assert scrub(once) == once


@given(st.lists(st.sampled_from(DOMAIN), min_size=1, max_size=8))
def test_the_domains_words_stay_in_any_order(words: list[str]) -> None:
    text = ", ".join(words)
    assert scrub(text) == text


@pytest.mark.parametrize(
    "text", ["7" * 2000, "1 " * 1000, "a@" * 1000, "don " * 500, "aa00 " * 400]
)
def test_a_hostile_text_ends(text: str) -> None:
    assert scrub(scrub(text)) == scrub(text)
