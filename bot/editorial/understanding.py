"""How well the service understands: scores on questions kept apart from training.

Every question is answered by the whole service (door, safety, brain, answer),
and its answer compared with what an expert expects.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import yaml

from bot.guide.model import Guide
from bot.text import fold
from bot.tools import Answered

TERM_PREFIX = "glosario:"
_ADMITTED = ("lost", "offered")


@dataclass(frozen=True)
class Expected:
    """An evaluation question: acceptable labels, best first."""

    text: str
    labels: tuple[str, ...]
    category: str
    danger: bool


@dataclass(frozen=True)
class Judged:
    """An answer held against what was expected."""

    expected: Expected
    answered: Answered
    right: bool
    offered: bool
    alarm: bool
    care: bool
    in_scope_miss: bool
    confident_wrong: bool


@dataclass(frozen=True)
class Rate:
    """A proportion with its Wilson interval (95%)."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """Hits over total; 0 when nothing was asked."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """E. B. Wilson, 1927: the score interval, z = 1.96."""
        if not self.total:
            return 0.0, 1.0
        z, n, p = 1.96, self.total, self.share
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.share:6.1%}  ({self.hits}/{self.total}; {low:.1%} to {high:.1%})"


def load_expected(path: Path) -> list[Expected]:
    """The evaluation set below nlu_data/evaluation/."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Expected(
            text=str(row["texto"]),
            labels=tuple(row["espera"]),
            category=str(row["categoria"]),
            danger=bool(row.get("peligro")),
        )
        for row in rows
    ]


def judge(guide: Guide, expected: Expected, answered: Answered) -> Judged:
    """Right at once, right or offered, alarms and misses of one answer.

    A danger question is right when the answer puts danger first; which danger
    article comes is told by `right` only where it is the expected one. Confidently
    wrong is a wrong answer with no way to the right one: neither asked back nor
    among the other choices under it.
    """
    wanted = {name for label in expected.labels for name in _names(guide, label)}
    given = answered.article or answered.term or answered.message
    right = given in wanted
    offered = right or bool(wanted & set(answered.offered))
    out_of_scope = expected.category == "fuera"
    handled = answered.outcome in ("out_of_scope", "lost")
    return Judged(
        expected=expected,
        answered=answered,
        right=right,
        offered=offered,
        alarm=answered.danger,
        care=answered.danger or answered.care,
        in_scope_miss=out_of_scope and not handled,
        confident_wrong=not offered
        and answered.outcome not in _ADMITTED
        and not (answered.danger and expected.danger),
    )


def _names(guide: Guide, label: str) -> Iterable[str]:
    """What the service may answer with for a label of the evaluation set."""
    if not label.startswith(TERM_PREFIX):
        yield label.replace("_", "-")
        if label == "saludo":
            yield from ("bienvenida", "como-esta")
        return
    word = fold(label.removeprefix(TERM_PREFIX))
    yield word.replace(" ", "-")
    for term in guide.terms.values():
        names = {fold(name) for name in (term.id.replace("-", " "), term.name, *term.also)}
        if word in names or any(word in name.split() for name in names):
            yield term.id


@dataclass(frozen=True)
class Scores:
    """The figures of a report."""

    right: Rate
    offered: Rate
    danger_recall: Rate
    danger_care: Rate
    danger_article: Rate
    false_alarms: Rate
    false_care: Rate
    out_of_scope: Rate
    confident_wrong: Rate
    by_category: tuple[tuple[str, Rate, Rate], ...]


def scores(judged: Sequence[Judged]) -> Scores:
    """Count a whole run."""
    danger = [j for j in judged if j.expected.danger]
    calm = [j for j in judged if not j.expected.danger]
    foreign = [j for j in judged if j.expected.category == "fuera"]
    categories = sorted({j.expected.category for j in judged})
    return Scores(
        right=_rate(j.right for j in judged),
        offered=_rate(j.offered for j in judged),
        danger_recall=_rate(j.alarm for j in danger),
        danger_care=_rate(j.care for j in danger),
        danger_article=_rate(j.right for j in danger),
        false_alarms=_rate(j.alarm and not _danger_expected(j) for j in calm),
        false_care=_rate(j.care and not _danger_expected(j) for j in calm),
        out_of_scope=_rate(not j.in_scope_miss for j in foreign),
        confident_wrong=_rate(j.confident_wrong for j in judged),
        by_category=tuple(
            (
                name,
                _rate(j.right for j in judged if j.expected.category == name),
                _rate(j.offered for j in judged if j.expected.category == name),
            )
            for name in categories
        ),
    )


def _danger_expected(judged: Judged) -> bool:
    """A question *about* a danger topic ("¿qué es la trata?") rightly opens its article."""
    return judged.right


def _rate(hits: Iterable[bool]) -> Rate:
    counted = list(hits)
    return Rate(sum(counted), len(counted))


def worst(judged: Sequence[Judged], most: int) -> list[Judged]:
    """The errors that matter most: missed danger, then confident and wrong."""
    errors = [j for j in judged if not j.right and not (j.expected.danger and j.alarm)]
    return sorted(
        errors,
        key=lambda j: (
            not (j.expected.danger and not j.alarm),
            not j.confident_wrong,
            j.offered,
            -(j.answered.confidence or 0),
        ),
    )[:most]
