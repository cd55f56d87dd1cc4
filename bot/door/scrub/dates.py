"""Full dates, and a birthday without its year."""

import re
from collections.abc import Iterator

from bot.door.scrub.spans import Kind, Span, whole
from bot.door.scrub.view import View

_MONTH = (
    r"(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|"
    r"ago(?:sto)?|sep?t?(?:iembre)?|set(?:iembre)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?|"
    r"january|february|march|april|june|july|august|september|october|november|december|"
    r"jan|apr|aug|dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?P<a>\d{1,2})(?P<sep> ?[/.\-] ?| )(?P<b>\d{1,2})(?P=sep)"
    rf"(?P<year>{_YEAR}|\d\d)(?![\d/]|[.\-]\d)"
    rf"|(?<![\d/.\-]){_YEAR}(?P<sep2>[/.\-])(?P<c>\d{{1,2}})(?P=sep2)(?P<d>\d{{1,2}})(?![\d/]|[.\-]\d)"
)
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}(?:ro|ero|o|th|st|nd|rd)?[ ,/\-]{{0,2}}(?:de(?:l mes de)? )?{_MONTH}"
    rf"[ ,/\-]{{0,2}}(?:del? )?(?:ano )?(?:{_YEAR}|'?\d\d)(?!\w|[.,]\d)"
    rf"|\b{_MONTH}[ ]\d{{1,2}}(?:th|st|nd|rd)?,? (?:del? )?{_YEAR}\b"
)
_BIRTHDAY = re.compile(
    rf"\b(?:naci|nacio|nacimiento|nacid[oa]|cumpleanos|cumplo(?: anos)?)\b[^\d\n]{{0,12}}"
    rf"(?P<day>\d{{1,2}}(?: ?(?:de )?{_MONTH}| ?[/\-] ?\d{{1,2}}\b))(?! ?(?:anos|de \d))"
)
"""A day and month say who someone is only as a birthday; "cita el 12 de mayo" stays."""


def dates(view: View) -> Iterator[Span]:
    """Dates with day, month and year in any order; years alone stay."""
    found = [whole(m, Kind.DATE) for m in _NUMERIC.finditer(view.plain) if _in_calendar(m)]
    view = view.masked(found)
    written = [whole(match, Kind.DATE) for match in _WRITTEN.finditer(view.plain)]
    yield from [*found, *written]
    for match in _BIRTHDAY.finditer(view.masked(written).plain):
        yield Span(match.start("day"), match.end("day"), Kind.DATE)


def _in_calendar(match: re.Match[str]) -> bool:
    if match["c"]:
        return 1 <= int(match["c"]) <= 12 and 1 <= int(match["d"]) <= 31
    if match["sep"] == " " and len(match["year"]) == 2:
        return False  # "10 12 14" is a list, or part of a telephone
    low, high = sorted((int(match["a"]), int(match["b"])))
    return 1 <= low <= 12 and high <= 31
