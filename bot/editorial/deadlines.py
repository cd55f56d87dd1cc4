"""What editors must look at next: what expires, what is to be verified, what no authority backs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from bot.guide.model import Article, Guide, Source, Status, Value, Wage

OFFICIAL = (".gov", ".gob.sv", ".go.cr", ".gc.ca", ".gob.es", "iom.int", "ilo.org", "un.org")
"""Ends of the host names of governments and of the United Nations' agencies."""


@dataclass(frozen=True)
class Deadlines:
    """Articles, values and wages by what is due; each list is sorted by date, then by name."""

    expired: tuple[Article | Value | Wage, ...]
    expiring: tuple[Article | Value | Wage, ...]
    to_verify: tuple[Article, ...]
    unofficial: tuple[Article, ...]


def deadlines(guide: Guide, today: date, days: int) -> Deadlines:
    """What is past its `review_by` on `today`, what will be within `days`, and the rest."""
    everything: list[Article | Value | Wage] = [
        *guide.articles.values(),
        *guide.values.values(),
        *guide.wages.values(),
    ]
    dated = sorted(everything, key=lambda entry: (entry.review_by, entry.id))
    horizon = today + timedelta(days=days)
    return Deadlines(
        expired=tuple(x for x in dated if x.review_by < today),
        expiring=tuple(x for x in dated if today <= x.review_by <= horizon),
        to_verify=_articles(a for a in guide.articles.values() if a.status is Status.TO_VERIFY),
        unofficial=_articles(
            article
            for article in guide.articles.values()
            if article.sources and not any(official(guide.sources[i]) for i in article.sources)
        ),
    )


def official(source: Source) -> bool:
    """Whether a government or an agency of the United Nations says it."""
    host = urlsplit(source.url).hostname or ""
    return any(host == end.lstrip(".") or host.endswith(_dotted(end)) for end in OFFICIAL)


def _dotted(end: str) -> str:
    return end if end.startswith(".") else f".{end}"


def _articles(found: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(found, key=lambda article: (article.review_by, article.id)))
