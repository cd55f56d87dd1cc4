"""Each message once: platforms repeat what they are not sure was answered."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.door.tables import SeenMessageRow

KEPT = timedelta(hours=48)
"""privacy.md, retention: dedup 48 h."""

STALE = timedelta(seconds=60)
"""A claim this old without an end belonged to a process that died: the repeat may have it."""


class Dedup:
    """Claims on message keys (see bot.door.identity.message_key)."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def claim(self, key: str, now: datetime) -> bool:
        """Take a message; False when it is answered, or being answered elsewhere."""
        try:
            async with self._sessions.begin() as session:
                session.add(SeenMessageRow(id=key, claimed_at=now, done=False))
            return True
        except IntegrityError:
            return await self._take_over(key, now)

    async def done(self, key: str) -> None:
        """The message is answered."""
        async with self._sessions.begin() as session:
            row = await session.get(SeenMessageRow, key)
            if row is not None:
                row.done = True

    async def release(self, key: str) -> None:
        """The turn failed: the platform's repeat may try again."""
        async with self._sessions.begin() as session:
            await session.execute(delete(SeenMessageRow).where(SeenMessageRow.id == key))

    async def forget_old(self, now: datetime) -> None:
        """Delete keys past their time."""
        async with self._sessions.begin() as session:
            await session.execute(
                delete(SeenMessageRow).where(SeenMessageRow.claimed_at < now - KEPT)
            )

    async def _take_over(self, key: str, now: datetime) -> bool:
        async with self._sessions.begin() as session:
            row = await session.get(SeenMessageRow, key, with_for_update=True)
            if row is None or row.done:
                return False
            claimed = row.claimed_at
            if claimed.tzinfo is None:
                claimed = claimed.replace(tzinfo=UTC)
            if now - claimed < STALE:
                return False
            row.claimed_at = now
            return True
