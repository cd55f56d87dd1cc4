"""Lexical search over the guide, for when the brain can't be asked.

BM25 (Lù, "BM25S", 2024) over word stems and parts of words of every question,
title and answer, and of the questions that the brain learns from; the nearest
questions vote for what they ask. Under a millisecond, in memory, no model.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from math import log

import bm25s
import numpy as np
import Stemmer

from bot.guide.learned import Learned
from bot.guide.model import Guide
from bot.text import fold

DEPTH = 20
"""Best-matching questions that vote."""

VOTES, SHARPNESS = 5, 4
"""Votes counted for one answer, and the power that a match weighs by (docs/nlu.md)."""

K1, B = 1.2, 0.6
"""BM25: how fast a repeated term saturates, how much a long text is held back."""

ANSWER = 0.5
"""Share of a perfect match (the question found again word for word) that is answered."""

OFFER = 0.2
"""Share from which articles are offered as a choice."""

PERIL, CARE = 0.3, 0.15
"""Share of the votes for danger from which danger comes first, and is warned of."""


@dataclass(frozen=True)
class Hit:
    """An article, term or message with its match, 0 (nothing) to 1 (word for word)."""

    kind: str
    id: str
    match: float


@dataclass(frozen=True)
class Found:
    """What was found, best first; the likeliest danger and its share of the votes."""

    hits: tuple[Hit, ...] = ()
    danger: str = ""
    danger_share: float = 0.0


class GuideSearch:
    """An index of one guide and of the questions learned for it."""

    def __init__(self, guide: Guide, learned: Iterable[Learned] = ()) -> None:
        self._stemmer = Stemmer.Stemmer("spanish")
        self._dangers = {article.id for article in guide.articles.values() if article.danger}
        entries = [*_entries(guide), *_learned(guide, learned)]
        self._owners = [owner for owner, _ in entries]
        corpus = [self._terms(text) for _, text in entries]
        self._documents = Counter(term for terms in corpus for term in set(terms))
        self._mean_length = sum(map(len, corpus)) / len(corpus)
        self._index = bm25s.BM25(method="lucene", k1=K1, b=B)
        self._index.index(corpus, show_progress=False)

    def find(self, text: str, most: int = 3) -> Found:
        """The best `most` answers for `text`, and how much danger is near."""
        terms = self._terms(text)
        known = [term for term in terms if term in self._index.vocab_dict]
        if not known:
            return Found()
        ids = [self._index.vocab_dict[term] for term in known]
        scores = self._index.get_scores_from_ids(ids) / self._ceiling(terms)
        matches: dict[tuple[str, str], list[float]] = defaultdict(list)
        for position in np.argsort(-scores)[:DEPTH]:
            if scores[position] > 0:
                matches[self._owners[position]].append(float(scores[position]))
        votes = {
            owner: sum(match**SHARPNESS for match in found[:VOTES])
            for owner, found in matches.items()
        }
        ranked = sorted(votes, key=lambda owner: -votes[owner])
        dangers = [owner for owner in ranked if owner[1] in self._dangers]
        return Found(
            hits=tuple(Hit(*owner, match=min(1.0, max(matches[owner]))) for owner in ranked[:most]),
            danger=dangers[0][1] if dangers else "",
            danger_share=sum(votes[owner] for owner in dangers) / (sum(votes.values()) or 1.0),
        )

    def _ceiling(self, terms: list[str]) -> float:
        """The score of a document that is the query itself, word for word."""
        count = len(self._owners)
        weights = sum(
            log(1 + (count - self._documents[t] + 0.5) / (self._documents[t] + 0.5)) for t in terms
        )
        length = 1 - B + B * len(terms) / self._mean_length
        return max(weights / (1 + K1 * length), 1e-9)

    def _terms(self, text: str) -> list[str]:
        spoken = fold(text).split()
        words = [word for word in spoken if word not in _COMMON] or spoken
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


def _learned(guide: Guide, learned: Iterable[Learned]) -> Iterable[tuple[tuple[str, str], str]]:
    """Questions whose answer this guide holds."""
    known: dict[str, Container[str]] = {
        "article": guide.articles,
        "term": guide.terms,
        "talk": guide.messages,
    }
    for question in learned:
        if question.id in known[question.kind]:
            yield (question.kind, question.id), question.text
