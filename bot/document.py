"""The few shapes of text that every channel can show, and the Markdown they come from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; `href` has a scheme (https, tel, mailto, sms)."""

    text: str
    href: str


Span = Text | Strong | Link
Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    spans: Spans


@dataclass(frozen=True)
class Bullets:
    """A flat list."""

    items: tuple[Spans, ...]


Block = Paragraph | Bullets
Document = tuple[Block, ...]


class UnsupportedMarkdown(ValueError):
    """Markdown that not every channel can show; the message names it, in Spanish."""


_NAMES = {
    "heading_open": "títulos con #",
    "ordered_list_open": "listas numeradas (los números son para los botones)",
    "fence": "bloques de código",
    "code_block": "líneas con sangría de cuatro espacios",
    "blockquote_open": "citas con >",
    "hr": "líneas ---",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "imágenes",
    "code_inline": "comillas invertidas",
}
_MARKDOWN = MarkdownIt("commonmark", {"html": True})


def parse(markdown: str) -> Document:
    """Paragraphs, flat bullet lists, bold and links of `markdown`.

    Raises UnsupportedMarkdown for anything else.
    """
    blocks: list[Block] = []
    items: list[Spans] | None = None
    for token in _MARKDOWN.parse(markdown):
        match token.type:
            case "bullet_list_open":
                if items is not None:
                    raise UnsupportedMarkdown("listas dentro de listas")
                items = []
            case "bullet_list_close":
                blocks.append(Bullets(tuple(items or ())))
                items = None
            case "inline":
                spans = tuple(_spans(token.children or []))
                if items is None:
                    blocks.append(Paragraph(spans))
                else:
                    items.append(spans)
            case name if name in _NAMES:
                raise UnsupportedMarkdown(_NAMES[name])
    return tuple(blocks)


def _spans(tokens: list[Token]) -> Iterator[Span]:
    strong = False
    href: str | None = None
    words = ""
    for token in tokens:
        match token.type:
            case "strong_open":
                strong = True
            case "strong_close":
                strong = False
            case "link_open":
                href, words = str(token.attrs["href"]), ""
            case "link_close":
                yield Link(words, href or "")
                href = None
            case "text" | "softbreak" | "hardbreak" if href is not None:
                words += token.content or " "
            case "text":
                if token.content:
                    yield Strong(token.content) if strong else Text(token.content)
            case "softbreak" | "hardbreak":
                yield Text("\n" if token.type == "hardbreak" else " ")
            case name if name in _NAMES:
                raise UnsupportedMarkdown(_NAMES[name])


def written(document: Document, span: Callable[[Span], str], bullet: str = "• ") -> str:
    """A document as lines of text: paragraphs apart, one line an item, spans by `span`."""

    def words(spans: Spans) -> str:
        return "".join(span(one) for one in spans)

    return "\n\n".join(
        words(block.spans)
        if isinstance(block, Paragraph)
        else "\n".join(f"{bullet}{words(item)}" for item in block.items)
        for block in document
    )


def plain_text(document: Document) -> str:
    """A document as bare text."""
    return written(document, lambda span: span.text, bullet="- ")
