"""A reply for the web chat's page: safe HTML, choices, source line."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from bot.document import Bullets, Document, Link, Span, Spans, Strong, Text
from bot.messages import Reply
from bot.payload import encode

_TAPPABLE = {"https", "tel", "mailto", "sms"}


@dataclass(frozen=True)
class Choice:
    """One button of the chat."""

    label: str
    payload: str


@dataclass(frozen=True)
class Rendered:
    """HTML of p, ul, li, strong and a only, with everything else escaped."""

    html: str
    source: str
    choices: tuple[Choice, ...]
    danger: bool


def render(reply: Reply) -> Rendered:
    """The whole reply."""
    return Rendered(
        html=_html(reply.document),
        source=reply.source,
        choices=tuple(Choice(o.label, encode(o.payload)) for o in reply.options),
        danger=reply.danger,
    )


def _html(document: Document) -> str:
    return "".join(
        "<ul>" + "".join(f"<li>{_spans(item)}</li>" for item in block.items) + "</ul>"
        if isinstance(block, Bullets)
        else f"<p>{_spans(block.spans)}</p>"
        for block in document
    )


def _spans(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    match span:
        case Text(text):
            return escape(text).replace("\n", "<br>")
        case Strong(text):
            return f"<strong>{escape(text)}</strong>"
        case Link(text, href):
            scheme = urlsplit(href).scheme
            if scheme not in _TAPPABLE:
                return escape(text)
            away = ' target="_blank" rel="noopener noreferrer"' if scheme == "https" else ""
            return f'<a href="{escape(href)}"{away}>{escape(text)}</a>'
