"""How people type, brought to one spelling before anything is measured.

Pure functions from text to text; the tokenizer and the sentence encoder both
call :func:`normalize`, so that they see the same sentence. :func:`sound` goes
further, for n-grams only: words that sound alike in El Salvador share a key.
"""

import re
import unicodedata
from typing import Dict, List, Pattern

_SHORTHAND: Dict[str, str] = {
    "q": "que",
    "k": "que",
    "ke": "que",
    "qe": "que",
    "xq": "porque",
    "pq": "porque",
    "xk": "porque",
    "porq": "porque",
    "x": "por",
    "pa": "para",
    "pal": "para el",
    "tmb": "tambien",
    "tb": "tambien",
    "tbn": "tambien",
    "xfa": "por favor",
    "xfavor": "por favor",
    "porfa": "por favor",
    "plis": "por favor",
    "dnd": "donde",
    "dond": "donde",
    "cnd": "cuando",
    "cdo": "cuando",
    "cmo": "como",
    "kiero": "quiero",
    "kien": "quien",
    "qn": "quien",
    "aki": "aqui",
    "msj": "mensaje",
    "tel": "telefono",
    "num": "numero",
    "dias": "dias",
    "eeuu": "estados unidos",
    "eua": "estados unidos",
    "usa": "estados unidos",
    "gringolandia": "estados unidos",
}

_VISA: List[Pattern[str]] = [
    re.compile(r"\bh[\s\-.]?2[\s\-.]?a\b"),
    re.compile(r"\bh[\s\-.]?2[\s\-.]?b\b"),
    re.compile(r"\bh[\s\-.]?2\b"),
    re.compile(r"\bh[\s\-.]?4\b"),
]
_VISA_NAMES = ["h2a", "h2b", "h2", "h4"]
_MISSPELT = [
    (re.compile(r"\b[bv]i[szc]a(s?)\b"), r"visa\1"),
    (re.compile(r"\bpasa?[pf]orte?(s?)\b|\bpasapo(?:rt|t)e?(s?)\b"), "pasaporte"),
    (re.compile(r"\b[ei]n?mba[jg]ada\b|\benbajada\b"), "embajada"),
    (re.compile(r"\ba[vb]ogad"), "abogad"),
    (re.compile(r"\bds[\s\-]?160\b"), "ds160"),
]
_LONG_RUN = re.compile(r"([a-z])\1{2,}")
_EDGES = re.compile(r"[¿?¡!.,;:\"'()\[\]…*_~]+")


def without_accents(text: str) -> str:
    """Strip every accent but the tilde of ñ, which changes the word."""
    kept = text.replace("ñ", "\0")
    stripped = "".join(
        c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c)
    )
    return stripped.replace("\0", "ñ")


def normalize(text: str) -> str:
    """One spelling of a chat message: lower case, no accents, shorthand written out.

    Idempotent. Never empty for a message that holds a letter or a digit.
    """
    plain = without_accents(unicodedata.normalize("NFC", text).lower())
    plain = _EDGES.sub(" ", plain)
    plain = _LONG_RUN.sub(r"\1", plain)
    for pattern, name in zip(_VISA, _VISA_NAMES):
        plain = pattern.sub(name, plain)
    for pattern, right in _MISSPELT:
        plain = pattern.sub(right, plain)
    words = [_SHORTHAND.get(word, word) for word in plain.split()]
    return " ".join(words) or text.strip()


_SOUNDS = [
    (re.compile(r"ch"), "C"),
    (re.compile(r"h(?!2)"), ""),
    (re.compile(r"qu(?=[ei])"), "k"),
    (re.compile(r"c(?=[ei])"), "s"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"gu(?=[ei])"), "G"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"v"), "b"),
    (re.compile(r"[zx]"), "s"),
    (re.compile(r"ll"), "y"),
    (re.compile(r"ñ"), "n"),
    (re.compile(r"w"), "gu"),
    (re.compile(r"n(?=[bp])"), "m"),
    (re.compile(r"s$"), ""),
]


def sound(word: str) -> str:
    """A key that one normalized word shares with its misspellings by ear.

    Salvadoran Spanish: no difference between b and v, between s, z and soft c,
    between ll and y; h is silent and a final s is often not written. Never empty.
    """
    key = word
    for pattern, letter in _SOUNDS:
        key = pattern.sub(letter, key)
    return key or word
