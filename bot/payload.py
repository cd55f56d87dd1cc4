"""What a button carries: a place in the guide, short enough for every platform.

Telegram allows 64 bytes of callback data, WhatsApp 200 characters of item id;
the encoded form keeps to the smaller (`LIMIT_BYTES`).
"""

import re
from dataclasses import dataclass

LIMIT_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton (callback_data)."""

_ID = re.compile(r"[a-z0-9-]{1,56}\Z")


@dataclass(frozen=True)
class OpenArticle:
    """Show one article."""

    article: str


@dataclass(frozen=True)
class OpenTerm:
    """Show one glossary term."""

    term: str


@dataclass(frozen=True)
class OpenSection:
    """List a section's articles; pages count from 1."""

    section: str
    page: int = 1


@dataclass(frozen=True)
class OpenMenu:
    """Show the sections, a page at a time."""

    page: int = 1


@dataclass(frozen=True)
class Start:
    """The person starts or starts again (/start, the web chat's first screen)."""


@dataclass(frozen=True)
class Erase:
    """Erase the conversation."""


Payload = OpenArticle | OpenTerm | OpenSection | OpenMenu | Start | Erase


def encode(payload: Payload) -> str:
    """The text that stands for `payload` in a button."""
    match payload:
        case OpenArticle(article):
            return f"a:{article}"
        case OpenTerm(term):
            return f"g:{term}"
        case OpenSection(section, page):
            return f"s:{section}:{page}"
        case OpenMenu(page):
            return "m" if page == 1 else f"m:{page}"
        case Start():
            return "i"
        case Erase():
            return "x"


def decode(text: str) -> Payload | None:
    """The payload a button carried; None for anything else, however malformed."""
    kind, _, rest = text.partition(":")
    match kind:
        case "a" if _ID.match(rest):
            return OpenArticle(rest)
        case "g" if _ID.match(rest):
            return OpenTerm(rest)
        case "s":
            section, _, page = rest.partition(":")
            if _ID.match(section) and re.fullmatch(r"[1-9][0-9]?", page):
                return OpenSection(section, int(page))
        case "m" if not rest:
            return OpenMenu()
        case "m" if rest.isdecimal() and 1 < int(rest) < 10:
            return OpenMenu(int(rest))
        case "i" if not rest:
            return Start()
        case "x" if not rest:
            return Erase()
    return None
