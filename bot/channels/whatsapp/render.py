"""A reply as one WhatsApp text, numbers included, and the shape of its buttons."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.channels.whatsapp import limits
from bot.document import Link, Span, Strong, Text, written
from bot.i18n import _
from bot.messages import Option, Reply
from bot.payload import encode

_MARKS = re.compile(r"[*_~`]")


@dataclass(frozen=True)
class Item:
    """One button or list item, within WhatsApp's limits."""

    title: str
    id: str
    description: str = ""


@dataclass(frozen=True)
class Rendered:
    """A body with its numbered choices, and the same choices as buttons or list."""

    body: str
    items: tuple[Item, ...]

    @property
    def is_list(self) -> bool:
        """Whether the choices need a list picker (more than three)."""
        return len(self.items) > limits.QUICK_REPLIES


def render(reply: Reply) -> Rendered:
    """The whole reply in one message: text, source, numbered choices."""
    parts = [written(reply.document, _span)]
    if reply.source:
        parts.append(f"_{_MARKS.sub('', reply.source)}_")
    if reply.options:
        lines = [f"{n}. {option.label}" for n, option in enumerate(reply.options, 1)]
        parts.append("\n".join([*lines, _hint(len(lines))]))
    return Rendered("\n\n".join(parts), tuple(_items(reply.options)))


def _hint(choices: int) -> str:
    if choices == 1:
        return _("Reply 1 to choose.")
    return _("Reply with a number from 1 to {last}.", last=choices)


def _items(options: tuple[Option, ...]) -> list[Item]:
    as_list = len(options) > limits.QUICK_REPLIES
    return [
        Item(
            title=option.button,
            id=encode(option.payload),
            description=_shortened(option.label, limits.LIST_DESCRIPTION) if as_list else "",
        )
        for option in options[: limits.LIST_ITEMS]
    ]


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _span(span: Span) -> str:
    match span:
        case Text(text):
            return _MARKS.sub("", text)
        case Strong(text):
            bare = _MARKS.sub("", text)
            inner = bare.strip()
            return bare.replace(inner, f"*{inner}*", 1) if inner else bare
        case Link(text, href):
            return _link(text, href)


def _link(text: str, href: str) -> str:
    """Words that WhatsApp itself makes tappable: phones as written, webs as addresses."""
    parts = urlsplit(href)
    if parts.scheme != "https" or parts.netloc == "wa.me":
        return text
    shown = text.rstrip("/")
    same = href.rstrip("/").removeprefix("https://").removeprefix("www.") == shown
    return shown if same else href if shown in href else f"{text} ({href})"
