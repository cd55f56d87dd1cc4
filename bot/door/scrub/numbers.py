"""Numbers of people: telephones, DUI, NIT, cards, in every spacing that chat knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from phonenumbers import Leniency, PhoneNumberMatcher

from bot.door.scrub.checks import looks_like_nit, valid_dui, valid_luhn
from bot.door.scrub.quantities import PHONE_WORDS, is_quantity
from bot.door.scrub.spans import Kind, Span, whole
from bot.door.scrub.view import View

REGIONS = ("SV", "US")
"""Where the telephones of the people who write ring."""

MOST_LEFT_OVER = 4
"""Digits of a run that may stay beside a telephone found in it: an age, a year."""

_CONTEXT = 40
"""Characters looked at before and after a run."""

_LETTER_O = re.compile(r"(?<=\d)o(?=[ .\-]?[\do])")
"""People type the letter o for zero: 7o7o-1234."""

_RUN = re.compile(
    r"(?:\+ ?)?(?<!\d)\(?\d(?:[\s.\-/()_*]{0,3}\d){6,}(?!\d)"
    r"|(?<!\d)\d(?:[\s.,\-/_*]{1,3}\d(?!\d)){6,}"
    r"|(?<!\d)\d\d(?: ?, ?\d\d(?!\d)){3,}"
)
_STRICT = re.compile(
    r"(?<!\d)(?<!\d[\-.])(?:(?P<nit>\d{4}[ ]?-[ ]?\d{6}[ ]?-[ ]?\d{3}[ ]?-[ ]?\d)"
    r"|(?P<dui>\d{8}[ ]?-[ ]?\d))(?![\d]|[\-]\d)"
)
_DUI_WORDS = re.compile(r"\b(?:dui|documento|identidad|cedula)\b[^\d]{0,15}$")
_NIT_WORDS = re.compile(r"\bnit\b[^\d]{0,15}$")
_CARD_WORDS = re.compile(r"\b(?:tarjeta|cuenta|visa|mastercard|debito|credito)\b[^\d]{0,20}$")

_DIGIT_WORDS = {
    "cero": 1, "uno": 1, "una": 1, "dos": 1, "tres": 1, "cuatro": 1, "sinco": 1, "cinco": 1,
    "seis": 1, "siete": 1, "ocho": 1, "nueve": 1, "diez": 2, "once": 2, "doce": 2, "trece": 2,
    "catorce": 2, "quince": 2, "veinte": 2, "treinta": 2, "cuarenta": 2, "cincuenta": 2,
    "sesenta": 2, "setenta": 2, "ochenta": 2, "noventa": 2,
}  # fmt: skip
_ONE_WORD = rf"(?:(?:dieci|veinti)\w+|{'|'.join(_DIGIT_WORDS)}|\d{{1,4}})"
_SPELLED = re.compile(rf"\b{_ONE_WORD}(?:[\s,.\-]{{1,3}}(?:y )?{_ONE_WORD}\b){{3,}}")
_SHORTEST_SPELLED = 8


@dataclass(frozen=True)
class Run:
    """Seven or more digits with the signs between them, and the words around."""

    start: int
    text: str
    before: str
    after: str

    @property
    def end(self) -> int:
        """Where it ends in the plain text."""
        return self.start + len(self.text)

    @cached_property
    def groups(self) -> list[str]:
        """Its digits as they are grouped."""
        return re.findall(r"\d+", self.text)

    @cached_property
    def digits(self) -> str:
        """Its digits alone."""
        return "".join(self.groups)

    def span(self, kind: Kind) -> Span:
        """The whole run as one datum."""
        return Span(self.start, self.end, kind)


def numbers(view: View) -> Iterator[Span]:
    """Strict forms first, then every run of digits, then numbers spelled in words."""
    plain = _LETTER_O.sub("0", view.plain)
    strict = [
        whole(match, Kind.NIT if match["nit"] else Kind.DUI) for match in _STRICT.finditer(plain)
    ]
    yield from strict
    view = View(view.text, plain, view.origins).masked(strict)
    found = list(_in_runs(view.plain))
    yield from found
    yield from _spelled(view.masked(found).plain)


def _in_runs(plain: str) -> Iterator[Span]:
    runs = [_run(plain, match) for match in _RUN.finditer(plain)]
    if not runs:
        return
    phones = _phones(plain)
    for run in runs:
        if is_quantity(run.text, run.before, run.after):
            continue
        kind = _sure_kind(run)
        inside = [phone for phone in phones if run.start <= phone.start and phone.end <= run.end]
        left_over = len(run.digits) - sum(_count(plain, phone) for phone in inside)
        if kind is None and inside and left_over <= MOST_LEFT_OVER:
            yield from inside
        elif kind := kind or _likely_kind(run):
            yield run.span(kind)


def _run(plain: str, match: re.Match[str]) -> Run:
    start, end = match.span()
    before = plain[max(0, start - _CONTEXT) : start]
    return Run(start, match.group(), before, plain[end : end + _CONTEXT])


def _phones(plain: str) -> list[Span]:
    """What libphonenumber holds for a valid number of SV or US; where both do, the first."""
    found: list[Span] = []
    for region in REGIONS:
        for match in PhoneNumberMatcher(plain, region, Leniency.VALID):
            if all(match.end <= other.start or other.end <= match.start for other in found):
                found.append(Span(match.start, match.end, Kind.PHONE))
    return found


def _count(plain: str, span: Span) -> int:
    return sum(c.isdigit() for c in plain[span.start : span.end])


def _sure_kind(run: Run) -> Kind | None:
    """The kind that form, check digit or the word before makes sure of."""
    count = len(run.digits)
    if count == 9 and _is_dui(run):
        return Kind.DUI
    if count == 14 and (looks_like_nit(run.digits) or _NIT_WORDS.search(run.before)):
        return Kind.NIT
    if valid_luhn(run.digits) or (count >= 10 and _CARD_WORDS.search(run.before)):
        return Kind.CARD
    return None


def _is_dui(run: Run) -> bool:
    by_form = [len(group) for group in run.groups] == [8, 1]
    return by_form or valid_dui(run.digits) or bool(_DUI_WORDS.search(run.before))


def _likely_kind(run: Run) -> Kind | None:
    """What a run is called that nothing makes sure of; None lets it stay.

    From nine digits on every run goes: this domain counts nothing that large.
    Nine are taken for an identity document, which covers the US social security number.
    """
    count = len(run.digits)
    if count <= 8:
        solid = len(run.groups) == 1
        ringing = count == 8 and (run.digits[0] in "267" or len(run.groups) == 2)
        return Kind.PHONE if solid or ringing or PHONE_WORDS.search(run.before) else None
    if count == 9:
        return Kind.DUI
    return Kind.PHONE if count <= 12 or "+" in run.text else Kind.CARD


def _spelled(plain: str) -> Iterator[Span]:
    """ "siete cero siete cero doce treinta y cuatro": eight digits or more said in words."""
    for match in _SPELLED.finditer(plain):
        words = re.findall(r"\w+", match.group())
        digits = sum(len(w) if w.isdigit() else _DIGIT_WORDS.get(w, 2) for w in words if w != "y")
        said = sum(word.isalpha() for word in words)
        units = sum(
            before == "y" and _DIGIT_WORDS.get(word) == 1 for before, word in pairwise(words)
        )
        if said and digits - units >= _SHORTEST_SPELLED:
            yield whole(match, Kind.PHONE)
