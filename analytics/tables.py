"""The analytics side's tables. No column can hold who wrote, when exactly, or what."""

import uuid

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class AnalyticsBase(DeclarativeBase):
    """Tables of the analytics side."""


class TurnRow(AnalyticsBase):
    """A TurnEvent; row ids are random, so that they say nothing of order."""

    __tablename__ = "turn"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    schema_version: Mapped[int] = mapped_column(SmallInteger)
    session_id: Mapped[str] = mapped_column(String(36), index=True)
    week: Mapped[str] = mapped_column(String(8), index=True)
    weekday: Mapped[int] = mapped_column(SmallInteger)
    part_of_day: Mapped[str] = mapped_column(String(5))
    channel: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str] = mapped_column(String(16))
    article: Mapped[str] = mapped_column(String(56))
    section: Mapped[str] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(32))
    degraded: Mapped[bool]
    confidence: Mapped[str] = mapped_column(String(8))
    latency: Mapped[str] = mapped_column(String(8))
    session_start: Mapped[bool]
    is_new: Mapped[bool]
    first_in_day: Mapped[bool]
    first_in_week: Mapped[bool]
    first_in_month: Mapped[bool]
    recency: Mapped[str] = mapped_column(String(8))
