"""The scrubber of personal data: what a message says, without whom it names.

Pure; see privacy.md, "Free text", for what goes and what stays. Each rule
reads the text with what earlier rules found masked, surest rules first.
"""

import logging
from collections.abc import Callable, Iterable

from bot.door.scrub.codes import codes
from bot.door.scrub.dates import dates
from bot.door.scrub.links import links
from bot.door.scrub.names import names
from bot.door.scrub.numbers import numbers
from bot.door.scrub.spans import DROPPED, Span
from bot.door.scrub.streets import coordinates, streets
from bot.door.scrub.view import View, look

__all__ = ["scrub", "scrubbed_or_dropped"]

log = logging.getLogger(__name__)

_RULES: tuple[Callable[[View], Iterable[Span]], ...] = (
    links,
    coordinates,
    codes,
    dates,
    numbers,
    streets,
    names,
)


def scrub(text: str) -> str:
    """`text` with each personal datum exchanged for its token, such as `<TEL>`.

    Idempotent: rules run until none finds anything more, and each finding
    leaves less to be found.
    """
    while (scrubbed := _once(text)) != text:
        text = scrubbed
    return text


def scrubbed_or_dropped(text: str) -> str:
    """`scrub(text)`; `<TEXTO>` for a text on which scrubbing fails. Never raises."""
    try:
        return scrub(text)
    except Exception as error:
        # The message of the exception could quote the text.
        log.error("text dropped, scrubbing failed: %s", type(error).__name__)
        return DROPPED


def _once(text: str) -> str:
    view = look(text)
    found: list[Span] = []
    for rule in _RULES:
        spans = list(rule(view))
        view = view.masked(spans)
        found += spans
    return view.replaced(found)
