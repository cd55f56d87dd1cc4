"""What a flow ends with: how grave it is, the lines that apply, and where to go on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.flows.conditions import holds
from bot.flows.findings import Finding
from bot.guide.model import Flow
from bot.guide.values import money

MOST_LINES = 7
"""Lines of a result, the gravest first: what fits one WhatsApp message."""


@dataclass(frozen=True)
class Line:
    """One line of a result: Markdown with value names still in it, and its figures."""

    text: str
    figures: Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """A flow's end, for the composer to write out."""

    level: Line
    lines: tuple[Line, ...]
    articles: tuple[str, ...]


def result(flow: Flow, answers: Mapping[str, str], findings: Iterable[Finding] = ()) -> Result:
    """The result of `flow` for the answers told, and for what was worked out of them."""
    found = list(findings)
    weighed = [
        (finding.weight, Line(flow.texts[finding.text], finding.figures)) for finding in found
    ]
    weighed += [
        (line.weight, Line(line.text, {})) for line in flow.lines if holds(line.when, answers)
    ]
    total = sum(weight for weight, _ in weighed)
    begun = max((level for level in flow.levels if level.least <= total), key=lambda lv: lv.least)
    summed = sum((finding.sum for finding in found), Decimal(0))
    kept = _gravest(weighed)
    return Result(
        level=Line(begun.text, {"suma": money(summed)}),
        lines=tuple(kept),
        articles=_articles(flow, answers),
    )


def _gravest(weighed: list[tuple[int, Line]]) -> list[Line]:
    """The gravest lines, in the order they stand in."""
    ranked = sorted(range(len(weighed)), key=lambda place: (-weighed[place][0], place))
    return [weighed[place][1] for place in sorted(ranked[:MOST_LINES])]


def _articles(flow: Flow, answers: Mapping[str, str]) -> tuple[str, ...]:
    chosen = [
        article
        for slot, by in flow.links_by
        for value, articles in by
        if answers.get(slot) == value
        for article in articles
    ]
    return tuple(dict.fromkeys((*chosen, *flow.links)))
