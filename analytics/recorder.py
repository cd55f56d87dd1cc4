"""Writes events to the store."""

from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from analytics.events import SCHEMA_VERSION, TurnEvent
from analytics.tables import TurnRow


class Recorder:
    """Records turn events; `sessions` is SQLAlchemy's session maker."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def record(self, event: TurnEvent) -> None:
        """Write one event."""
        async with self._sessions.begin() as session:
            session.add(_row(event))


def _row(event: TurnEvent) -> TurnRow:
    fields = asdict(event)
    visit = fields.pop("visit")
    visit["recency"] = visit["recency"] or ""
    return TurnRow(schema_version=SCHEMA_VERSION, **fields, **visit)
