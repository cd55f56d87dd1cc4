"""A reply as Telegram HTML and an inline keyboard.

Only & < > are escaped, and only b, i and a are written, so that no text can
make a message that Telegram fails to parse
(https://core.telegram.org/bots/api#html-style).
"""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from bot.document import Link, Span, Strong, Text, written
from bot.messages import Reply
from bot.payload import encode


@dataclass(frozen=True)
class Button:
    """One row of the keyboard."""

    text: str
    data: str


@dataclass(frozen=True)
class Rendered:
    """HTML text and its keyboard, one button a row."""

    html: str
    buttons: tuple[Button, ...]


def render(reply: Reply) -> Rendered:
    """The whole reply in one message."""
    parts = [written(reply.document, _span)]
    if reply.source:
        parts.append(f"<i>{_escaped(reply.source)}</i>")
    buttons = tuple(Button(o.label, encode(o.payload)) for o in reply.options)
    return Rendered("\n\n".join(parts), buttons)


def _span(span: Span) -> str:
    match span:
        case Text(text):
            return _escaped(text)
        case Strong(text):
            return f"<b>{_escaped(text)}</b>"
        case Link(text, href) if urlsplit(href).scheme == "https":
            return f'<a href="{escape(href, quote=True)}">{_escaped(text)}</a>'
        case Link(text):
            return _escaped(text)


def _escaped(text: str) -> str:
    return escape(text, quote=False)
