"""What every answer is made of: reviewed words filled in, and the choices under them."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.brain.reading import Act
from bot.document import Document, parse
from bot.guide.model import Article, Flow, Guide
from bot.guide.values import filled
from bot.i18n import _
from bot.messages import Option, Reply
from bot.payload import OpenArticle, OpenMenu, StartFlow


@dataclass(frozen=True)
class Answer:
    """A reply and what it answered, for the record and for tools."""

    reply: Reply
    act: Act
    article: str = ""
    section: str = ""
    term: str = ""
    message: str = ""
    offered: tuple[str, ...] = ()
    care: str = ""


def markdown(guide: Guide, text: str) -> Document:
    """A text of the guide with its values written out."""
    return parse(filled(text, guide.values))


def said(guide: Guide, name: str) -> Document:
    """A reviewed line."""
    return markdown(guide, guide.messages[name].text)


def known(guide: Guide, ids: Iterable[str]) -> list[Article]:
    """The articles of those ids that there are."""
    return [guide.articles[i] for i in ids if i in guide.articles]


def article_option(article: Article) -> Option:
    """A button that opens an article."""
    return Option(article.title, article.button, OpenArticle(article.id))


def flow_option(flow: Flow) -> Option:
    """A button that begins a flow."""
    return Option(flow.title, flow.button, StartFlow(flow.id))


def menu_option() -> Option:
    """A button that opens the menu."""
    return Option(_("See the menu"), _("Menu"), OpenMenu())
