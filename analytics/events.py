"""The closed schema of what is counted: enumerations only, no free text can enter."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

SCHEMA_VERSION = 1
_HOME = ZoneInfo("America/El_Salvador")


class Recency(StrEnum):
    """Days since the visit before, in bands that identify nobody."""

    NEW = "new"
    SAME_DAY = "0"
    NEXT_DAY = "1"
    WEEK = "2-7"
    MONTH = "8-30"
    LONGER = "31+"


class Outcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"
    OFFERED = "offered"
    LOST = "lost"
    DANGER = "danger"
    TERM = "term"
    OUT_OF_SCOPE = "out_of_scope"
    OTHER_LANGUAGE = "other_language"
    SMALL_TALK = "small_talk"
    MENU = "menu"
    SOURCE = "source"
    FLOW = "flow"
    FLOW_DONE = "flow_done"
    UNREADABLE = "unreadable"
    PACED = "paced"
    ERASED = "erased"
    OPTED_OUT = "opted_out"


class PartOfDay(StrEnum):
    """Six hours of a day in El Salvador."""

    NIGHT = "00-06"
    MORNING = "06-12"
    AFTERNOON = "12-18"
    EVENING = "18-24"


class ConfidenceBand(StrEnum):
    """How sure the brain was."""

    NONE = "none"
    LOW = "0-40"
    MIDDLE = "40-70"
    HIGH = "70-90"
    FULL = "90-100"


class LatencyBand(StrEnum):
    """How long the person waited for the reply, in seconds."""

    INSTANT = "0-0.5"
    QUICK = "0.5-1"
    NOTICEABLE = "1-3"
    SLOW = "3-10"
    VERY_SLOW = "10+"


@dataclass(frozen=True)
class Visit:
    """Flags worked out at the door and thrown away after the turn."""

    session_start: bool
    is_new: bool = False
    first_in_day: bool = False
    first_in_week: bool = False
    first_in_month: bool = False
    recency: Recency | None = None


@dataclass(frozen=True)
class TurnEvent:
    """One turn. `article` and `section` are ids of the guide, `source` a registered code."""

    session_id: str
    week: str
    weekday: int
    part_of_day: PartOfDay
    channel: str
    kind: str
    outcome: Outcome
    article: str
    section: str
    source: str
    degraded: bool
    confidence: ConfidenceBand
    latency: LatencyBand
    visit: Visit


@dataclass(frozen=True)
class CoarseTime:
    """A moment as analytics may know it."""

    week: str
    weekday: int
    part_of_day: PartOfDay


def coarse(moment: datetime) -> CoarseTime:
    """ISO week (`2026-W48`), day of week (1 Monday to 7) and six-hour part of day."""
    local = moment.astimezone(_HOME)
    year, week, weekday = local.isocalendar()
    part = list(PartOfDay)[local.hour // 6]
    return CoarseTime(f"{year}-W{week:02d}", weekday, part)


def confidence_band(confidence: float | None) -> ConfidenceBand:
    """The band of a probability (0 to 1); None when the brain gave none."""
    if confidence is None:
        return ConfidenceBand.NONE
    edges = ((0.4, ConfidenceBand.LOW), (0.7, ConfidenceBand.MIDDLE), (0.9, ConfidenceBand.HIGH))
    return next((band for edge, band in edges if confidence < edge), ConfidenceBand.FULL)


def latency_band(seconds: float) -> LatencyBand:
    """The band of a waiting time."""
    edges = (
        (0.5, LatencyBand.INSTANT),
        (1.0, LatencyBand.QUICK),
        (3.0, LatencyBand.NOTICEABLE),
        (10.0, LatencyBand.SLOW),
    )
    return next((band for edge, band in edges if seconds < edge), LatencyBand.VERY_SLOW)
