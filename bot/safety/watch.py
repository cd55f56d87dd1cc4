"""Words of danger, looked for in every message before and beside the brain.

The phrases stand in content/peligro.yaml, reviewed as every word of the
guide. A phrase is a run of words; «…» in it stands for up to four others,
and a word that ends in * for all words that begin so.
"""

import re
from dataclasses import dataclass

from bot.guide.model import Guide
from bot.text import fold

GAP = 4
"""Most words that «…» may stand for."""


@dataclass(frozen=True)
class Watch:
    """Finds the danger article that a message calls for."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    exceptions: re.Pattern[str] | None

    def look(self, text: str) -> str | None:
        """The id of the danger article for `text`, or None.

        Exceptions ("matar el tiempo") are taken out of the text first. Where
        several match, the first in the file's order is given: graver first.
        """
        folded = fold(text)
        if self.exceptions:
            folded = self.exceptions.sub(" ", folded)
        for article, pattern in self.patterns:
            if pattern.search(folded):
                return article
        return None


def watch(guide: Guide) -> Watch:
    """A Watch over the guide's phrases."""
    exceptions = [_pattern(phrase) for phrase in guide.danger_exceptions]
    return Watch(
        tuple(
            (entry.article, re.compile("|".join(_pattern(p) for p in entry.phrases)))
            for entry in guide.danger
            if entry.phrases
        ),
        re.compile("|".join(exceptions)) if exceptions else None,
    )


def _pattern(phrase: str) -> str:
    parts = [
        " ".join(re.escape(word).removesuffix(r"\*") + (r"\w*" if word.endswith("*") else "")
                 for word in part.split())
        for part in _split(phrase)
    ]  # fmt: skip
    gap = rf"(?: \S+){{0,{GAP}}} "
    return r"(?<!\S)" + gap.join(parts) + r"(?!\S)"


def _split(phrase: str) -> list[str]:
    stars = phrase.replace("*", "xstarx")
    return [fold(part).replace("xstarx", "*") for part in re.split(r"…|\.\.\.", stars)]
