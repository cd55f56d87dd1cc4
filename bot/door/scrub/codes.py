"""Codes of letters and digits: USCIS receipts, DS-160, A-numbers, passports, IBAN."""

import re
from collections.abc import Iterator

from bot.door.scrub.spans import Kind, Span, whole
from bot.door.scrub.view import View

_SEPARATED_DIGIT = r"(?:[ .\-]{0,3}\d)"

_RECEIPT = re.compile(
    r"\b(?:eac|wac|lin|src|nbc|msc|ioe|ysc|tsc|vsc|nsc|csc|zla|mct)[ :#.\-]{0,3}"
    rf"\d{_SEPARATED_DIGIT}{{9,12}}(?!\d)"
    r"|(?<![^\W_])[a-z]{3}\d{10}(?!\w)"
    r"|\bh-?[34]00-?\d{5}-?\d{6}\b"
)
"""Three letters of the service centre and ten digits (uscis.gov, "Receipt Number").

The Labor Department's case (H-300-24123-456789) names the job that one person asks about.
"""

_DS160 = re.compile(r"(?<![^\W_])aa[ \-]?\d\d(?:[ \-]?[0-9a-z]){6}(?!\w)")
"""Ten characters, AA and two digits first (ceac.state.gov, "Application ID")."""

_ALIEN_WORDS = r"(?:alien|a ?number|a-number|numero a|num a|extranjero|uscis)\W{0,3}(?:\w+\W+){0,2}"
_ALIEN = re.compile(
    rf"(?<![^\W_])a(?:[ ]?[\-#.:]+[ ]?)\d{_SEPARATED_DIGIT}{{6,8}}(?!\d)"
    r"|(?<![^\W_])a(?:\d{7}|\d{9})(?!\w)"
    r"|(?<![^\W_])a\d{3}[ .\-]\d{3}[ .\-]\d{2,3}(?!\d)"
    rf"|{_ALIEN_WORDS}(?P<digits>a?[ #\-]{{0,3}}\d{_SEPARATED_DIGIT}{{6,8}})(?!\d)"
)
"""A and seven to nine digits (uscis.gov, "A-Number"). "a 7070 1234" is Spanish for "to"."""

_PASSPORT = re.compile(
    r"\bpasap\w*\b[^\d\n]{0,25}?(?P<code>\b[a-z]{0,2}[ \-]?"
    rf"\d{_SEPARATED_DIGIT}{{5,8}})(?![\d/]|[ .\-]?\d)"
    r"|(?<![^\W_])[a-z]{1,2}[\-]?\d{6,9}(?!\w)"
    r"|(?<![^\W_])[b-df-np-xz][ ]\d{8}(?!\w)"
)
"""One letter and eight digits in El Salvador; neighbours six to nine, two letters at most.

After the word "pasaporte" in any spacing. "a", "e", "o", "y" before a space are Spanish words.
"""

_IBAN = re.compile(
    r"(?<![^\W_])[a-z]{2}[ ]?\d\d(?:[ \-]?[a-z0-9]{4}){3,7}(?:[ \-]?[a-z0-9]{1,3})?(?!\w)"
)
_IBAN_SV = re.compile(r"(?<![^\W_])sv[ ]?\d\d[ \-]?[a-z]{4}(?:[ \-]?\d){20}(?!\d)")
"""28 characters, ISO 13616 registry; scrubbed by form even when a digit is mistyped."""


def codes(view: View) -> Iterator[Span]:
    """Every code, the longest and surest forms first."""
    for rule in (_ibans, _receipts, _ds160s, _passports, _alien_numbers):
        found = list(rule(view))
        yield from found
        view = view.masked(found)


def _ibans(view: View) -> Iterator[Span]:
    found = [whole(match, Kind.IBAN) for match in _IBAN_SV.finditer(view.plain)]
    yield from found
    for match in _IBAN.finditer(view.masked(found).plain):
        if valid_iban(match.group()):
            yield whole(match, Kind.IBAN)


def valid_iban(code: str) -> bool:
    """Whether the two check digits hold (ISO 7064, mod 97)."""
    bare = "".join(c for c in code if c.isalnum())
    return int("".join(str(int(c, 36)) for c in bare[4:] + bare[:4])) % 97 == 1


def _receipts(view: View) -> Iterator[Span]:
    return (whole(match, Kind.USCIS) for match in _RECEIPT.finditer(view.plain))


def _ds160s(view: View) -> Iterator[Span]:
    for match in _DS160.finditer(view.plain):
        bare = "".join(c for c in match.group() if c.isalnum())
        spaced_words = " " in match.group() and bare[4:].isalpha()
        if not spaced_words:
            yield whole(match, Kind.DS160)


def _passports(view: View) -> Iterator[Span]:
    for match in _PASSPORT.finditer(view.plain):
        if match["code"]:
            yield Span(match.start("code"), match.end("code"), Kind.PASSPORT)
        elif not _ALIEN.match(view.plain, match.start()):
            yield whole(match, Kind.PASSPORT)


def _alien_numbers(view: View) -> Iterator[Span]:
    for match in _ALIEN.finditer(view.plain):
        group = "digits" if match["digits"] else 0
        yield Span(match.start(group), match.end(group), Kind.ALIEN_NUMBER)
