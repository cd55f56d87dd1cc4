"""Lexical search over the guide, for when the brain can't be asked.

BM25 (Lù, "BM25S", 2024) over word stems and character trigrams of every
question, title and answer; a few milliseconds, in memory, no model.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import bm25s
import numpy as np
import Stemmer

from bot.guide.model import Guide
from bot.text import fold

DEPTH = 40
"""Best-matching questions that are counted for their articles."""

K1, B = 1.2, 0.6
"""BM25: how fast a repeated term saturates, how much a long text is held back."""

ANSWER = 0.4
"""Share of a perfect match (the question found again word for word) that is answered."""

OFFER = 0.2
"""Share from which articles are offered as a choice."""


CLOSE = 0.9
"""Share of the best match from which another article counts as just as likely."""


@dataclass(frozen=True)
class Hit:
    """An article or term with its match, 0 (nothing) to 1 (word for word)."""

    kind: str
    id: str
    match: float


class GuideSearch:
    """An index of one guide."""

    def __init__(self, guide: Guide) -> None:
        self._stemmer = Stemmer.Stemmer("spanish")
        entries = list(_entries(guide))
        self._owners = [owner for owner, _ in entries]
        corpus = [self._terms(text) for _, text in entries]
        self._documents = Counter(term for terms in corpus for term in set(terms))
        self._mean_length = sum(map(len, corpus)) / len(corpus)
        self._index = bm25s.BM25(method="lucene", k1=K1, b=B)
        self._index.index(corpus, show_progress=False)

    def find(self, text: str, most: int = 3) -> list[Hit]:
        """The best `most` articles or terms for `text`, best first."""
        terms = self._terms(text)
        known = [term for term in terms if term in self._index.vocab_dict]
        if not known:
            return []
        ids = [self._index.vocab_dict[term] for term in known]
        scores = self._index.get_scores_from_ids(ids)
        ceiling = self._ceiling(terms)
        best: dict[tuple[str, str], float] = {}
        for position in np.argsort(-scores)[:DEPTH]:
            if scores[position] <= 0:
                break
            best.setdefault(self._owners[position], float(scores[position]))
        return [
            Hit(kind, name, min(1.0, score / ceiling))
            for (kind, name), score in list(best.items())[:most]
        ]

    def _ceiling(self, terms: list[str]) -> float:
        """The score of a document that is the query itself, word for word."""
        count = len(self._owners)
        weights = sum(
            log(1 + (count - self._documents[t] + 0.5) / (self._documents[t] + 0.5)) for t in terms
        )
        length = 1 - B + B * len(terms) / self._mean_length
        return max(weights / (1 + K1 * length), 1e-9)

    def _terms(self, text: str) -> list[str]:
        words = [word for word in fold(text).split() if word not in _COMMON]
        stems: list[str] = self._stemmer.stemWords(words)
        grams = [f"#{word[i : i + 4]}" for word in words for i in range(max(1, len(word) - 3))]
        return stems + grams


_COMMON = frozenset([
    "a", "al", "con", "de", "del", "el", "en", "es", "esta", "este", "la", "las", "le", "les",
    "lo", "los", "me", "mi", "mis", "o", "para", "pa", "por", "que", "q", "se", "si", "su",
    "sus", "te", "un", "una", "y", "ya", "yo", "k", "xq",
])  # fmt: skip


def _entries(guide: Guide) -> Iterable[tuple[tuple[str, str], str]]:
    for article in guide.articles.values():
        owner = ("article", article.id)
        yield owner, article.title
        yield owner, f"{article.title} {article.short_answer}"
        for question in article.questions:
            yield owner, question
    for term in guide.terms.values():
        yield ("term", term.id), f"que significa {term.name}"
