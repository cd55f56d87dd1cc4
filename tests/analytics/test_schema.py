"""The analytics store holds what is on this list, and nothing else (privacy.md, test 2)."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from analytics.events import (
    ConfidenceBand,
    LatencyBand,
    PartOfDay,
    TurnEvent,
    coarse,
    confidence_band,
    latency_band,
)
from analytics.tables import AnalyticsBase

ALLOWED = {
    "turn": {
        "id", "schema_version", "session_id", "week", "weekday", "part_of_day", "channel", "kind",
        "outcome", "article", "section", "source", "degraded", "confidence", "latency",
        "session_start", "is_new", "first_in_day", "first_in_week", "first_in_month", "recency",
    }
}  # fmt: skip


def test_no_column_beyond_the_list() -> None:
    tables = {
        name: {column.name for column in table.columns}
        for name, table in AnalyticsBase.metadata.tables.items()
    }
    assert tables == ALLOWED


def test_an_event_refuses_an_unknown_field() -> None:
    with pytest.raises(TypeError):
        TurnEvent(**dict.fromkeys([f.name for f in fields(TurnEvent)], ""), phone="1")  # type: ignore[arg-type, call-arg]


def test_time_is_a_week_a_day_and_six_hours() -> None:
    when = coarse(datetime(2026, 11, 23, 5, 59, tzinfo=UTC))
    assert (when.week, when.weekday, when.part_of_day) == ("2026-W47", 7, PartOfDay.EVENING)
    when = coarse(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    assert (when.week, when.weekday, when.part_of_day) == ("2026-W48", 1, PartOfDay.NIGHT)


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(None, "none"), (0.0, "0-40"), (0.4, "40-70"), (0.89, "70-90"), (1.0, "90-100")],
)
def test_confidence_is_told_in_bands(confidence: float | None, band: str) -> None:
    assert confidence_band(confidence) == ConfidenceBand(band)


@pytest.mark.parametrize(
    ("seconds", "band"), [(0.0, "0-0.5"), (0.7, "0.5-1"), (2.9, "1-3"), (3.0, "3-10"), (60, "10+")]
)
def test_waiting_is_told_in_bands(seconds: float, band: str) -> None:
    assert latency_band(seconds) == LatencyBand(band)
