"""The text as rules read it: lower case, no accents, ASCII digits, found parts masked.

Every character of the plain text knows which character of the message it
stands for, so what a rule finds there is cut out of the message itself.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.door.scrub.spans import TOKEN, Span

MASK = "\ue000"
"""What a found part is overwritten with: neither word, digit, space nor sign."""

_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""Accents, the frame of the keycap emoji 7️⃣, zero-width marks that WhatsApp adds to numbers."""


@dataclass(frozen=True, slots=True)
class View:
    """A message and its plain reading."""

    text: str
    plain: str
    origins: Sequence[int]
    """For each plain character the index of its character in `text`; one more for the end."""

    def masked(self, spans: Iterable[Span]) -> "View":
        """The same view with `spans` overwritten, so that no later rule reads them."""
        plain = self.plain
        for span in spans:
            plain = plain[: span.start] + MASK * (span.end - span.start) + plain[span.end :]
        return replace(self, plain=plain) if plain is not self.plain else self

    def original(self, start: int, end: int) -> str:
        """The message's own letters of a plain stretch."""
        return self.text[self.origins[start] : self.origins[end]]

    def replaced(self, spans: Iterable[Span]) -> str:
        """The message with each span's characters exchanged for its token."""
        parts: list[str] = []
        reached = 0
        for span in sorted(spans, key=lambda span: span.start):
            first = self.origins[span.start]
            parts += [self.text[reached:first], span.kind.token]
            reached = max(self.origins[span.end], self.origins[span.end - 1] + 1)
        return "".join([*parts, self.text[reached:]])


def look(text: str) -> View:
    """The view of a message, with the tokens of an earlier scrubbing masked."""
    if text.isascii():
        view = View(text, text.lower(), range(len(text) + 1))
    else:
        plain: list[str] = []
        origins: list[int] = []
        for index, character in enumerate(text):
            letters = _plain(character)
            plain.append(letters)
            origins += [index] * len(letters)
        view = View(text, "".join(plain), [*origins, len(text)])
    masked = view.plain
    if "<" in masked:
        masked = TOKEN.sub(lambda match: MASK * len(match.group()), masked)
    return replace(view, plain=masked)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character without accent, case or typographic dress; may be empty or several."""
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return ""
    if category == "Pd" or character == "−":
        return "-"
    if category == "Co":
        return "\ufffd"
    if category == "Nd":
        return str(unicodedata.decimal(character))
    bare = unicodedata.normalize("NFKD", character).lower()
    return "".join(c for c in bare if unicodedata.category(c) not in _INVISIBLE)
