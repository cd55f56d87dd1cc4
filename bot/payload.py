"""What a button carries: a place in the guide, short enough for every platform.

Telegram allows 64 bytes of callback data, WhatsApp 200 characters of item id;
the encoded form keeps to the smaller (`LIMIT_BYTES`).
"""

import re
from dataclasses import dataclass

LIMIT_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton (callback_data)."""

_ID = re.compile(r"[a-z0-9-]{1,56}\Z")
_PAGE = re.compile(r"[1-9][0-9]?\Z")
_LATER_PAGE = re.compile(r"[2-9]\Z")
_SLOT = re.compile(r"[a-z][a-z_]{0,31}\Z")
_VALUE = re.compile(r"[A-Za-z0-9.-]{1,24}\Z")


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


@dataclass(frozen=True)
class StartFlow:
    """Begin a flow; what it was told before is forgotten unless `resume`."""

    flow: str
    resume: bool = False


@dataclass(frozen=True)
class LeaveFlow:
    """Leave a flow; its answers are kept, so that it can be taken up again."""

    flow: str


@dataclass(frozen=True)
class Fill:
    """The answer to a flow's question."""

    slot: str
    value: str


@dataclass(frozen=True)
class Asked:
    """Which question was asked last. Kept beside the choices, never shown."""

    flow: str
    slot: str


Payload = (
    OpenArticle
    | OpenTerm
    | OpenSection
    | OpenMenu
    | Start
    | Erase
    | StartFlow
    | LeaveFlow
    | Fill
    | Asked
)


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
        case StartFlow(flow, resume):
            return f"{'c' if resume else 'f'}:{flow}"
        case LeaveFlow(flow):
            return f"l:{flow}"
        case Fill(slot, value):
            return f"r:{slot}:{value}"
        case Asked(flow, slot):
            return f"q:{flow}:{slot}"


def decode(text: str) -> Payload | None:
    """The payload a button carried; None for anything else, however malformed."""
    kind, _, rest = text.partition(":")
    first, _, second = rest.partition(":")
    match kind:
        case "a" if _ID.match(rest):
            return OpenArticle(rest)
        case "g" if _ID.match(rest):
            return OpenTerm(rest)
        case "s" if _ID.match(first) and _PAGE.match(second):
            return OpenSection(first, int(second))
        case "m" if _LATER_PAGE.match(rest):
            return OpenMenu(int(rest))
        case "f" | "c" if _ID.match(rest):
            return StartFlow(rest, resume=kind == "c")
        case "l" if _ID.match(rest):
            return LeaveFlow(rest)
        case "r" if _SLOT.match(first) and _VALUE.match(second):
            return Fill(first, second)
        case "q" if _ID.match(first) and _SLOT.match(second):
            return Asked(first, second)
    return _BARE.get(text)


_BARE: dict[str, Payload] = {"m": OpenMenu(), "i": Start(), "x": Erase()}
