from dataclasses import replace
from datetime import date

import pytest

from bot.editorial.deadlines import deadlines, official
from bot.guide.model import Guide, Status

DUE = date(2027, 5, 1)


def with_article(guide: Guide, **changes: object) -> Guide:
    changed = replace(guide.articles["pasos"], **changes)  # type: ignore[arg-type]
    return replace(guide, articles={**guide.articles, "pasos": changed})


def test_nothing_is_due_long_before(mini: Guide) -> None:
    due = deadlines(mini, date(2026, 11, 23), 60)
    assert due.expired == due.expiring == due.to_verify == ()


@pytest.mark.parametrize(
    ("today", "expiring", "expired"),
    [
        (date(2027, 3, 1), False, False),
        (date(2027, 3, 2), True, False),
        (DUE, True, False),
        (date(2027, 5, 2), False, True),
    ],
)
def test_an_article_is_listed_by_its_review_date(
    mini: Guide, today: date, expiring: bool, expired: bool
) -> None:
    due = deadlines(mini, today, 60)
    assert ("pasos" in {x.id for x in due.expiring}) is expiring
    assert ("pasos" in {x.id for x in due.expired}) is expired


def test_what_is_to_be_verified_is_listed(mini: Guide) -> None:
    due = deadlines(with_article(mini, status=Status.TO_VERIFY), date(2026, 11, 23), 60)
    assert [a.id for a in due.to_verify] == ["pasos"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.dol.gov/x", True),
        ("https://iom.int/", True),
        ("https://belgium.iom.int/a", True),
        ("https://www.pgr.gob.sv", True),
        ("https://notiom.int/a", False),
        ("https://dol.gov.example.com", False),
        ("https://www.infobae.com/gov", False),
    ],
)
def test_who_speaks_officially(mini: Guide, url: str, expected: bool) -> None:
    source = replace(next(iter(mini.sources.values())), url=url)
    assert official(source) is expected
