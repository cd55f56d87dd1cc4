"""The conversation register: what is kept between two turns, and for how long."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from analytics.events import Recency, Visit
from bot.door.tables import ConversationRow
from bot.payload import Asked, Payload, decode, encode

SESSION_IDLE = timedelta(minutes=30)
"""indicators.md: a session ends after 30 idle minutes."""

DIALOGUE_KEPT = timedelta(days=7)
"""privacy.md, retention: dialogue 7 days idle."""

REGISTER_KEPT = timedelta(days=90)
"""privacy.md, retention: conversation register 90 days."""

HOME = ZoneInfo("America/El_Salvador")
"""Days, weeks and months are counted here."""


@dataclass(frozen=True)
class Conversation:
    """What the register knows at the start of a turn; `asked` is a flow's open question."""

    id: str
    session_id: str
    visit: Visit
    options: tuple[Payload, ...]
    opted_out: bool
    asked: Asked | None = None


class Register:
    """Reads and writes conversations; `sessions` is SQLAlchemy's session maker."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def enter(self, current_id: str, earlier_id: str | None, now: datetime) -> Conversation:
        """Open a turn: find or make the conversation, and work out its flags.

        `earlier_id` is the id under the epoch before: a row found there moves
        to `current_id`, so that people keep their thread over a key's end.
        """
        async with self._sessions.begin() as session:
            row = await session.get(ConversationRow, current_id, with_for_update=True)
            if row is None and earlier_id:
                row = await session.get(ConversationRow, earlier_id, with_for_update=True)
                if row is not None:
                    row.id = current_id
            seen = _aware(row.last_seen) if row else None
            if row is None:
                row = ConversationRow(id=current_id, session_id="", options="", opted_out=False)
                session.add(row)
            new_session = seen is None or now - seen > SESSION_IDLE
            if new_session:
                row.session_id = str(uuid.uuid4())
            row.last_seen = now
            kept = _decoded(row.options)
            return Conversation(
                id=current_id,
                session_id=row.session_id,
                visit=visit(seen, now, new_session),
                options=tuple(p for p in kept if not isinstance(p, Asked)),
                opted_out=row.opted_out,
                asked=next((p for p in kept if isinstance(p, Asked)), None),
            )

    async def leave(self, conversation_id: str, options: tuple[Payload, ...]) -> None:
        """Close a turn: keep the choices just offered, so that "2" means the second."""
        async with self._sessions.begin() as session:
            row = await session.get(ConversationRow, conversation_id)
            if row is not None:
                row.options = " ".join(encode(option) for option in options)

    async def set_opted_out(self, conversation_id: str, opted_out: bool) -> None:
        """Keep whether the person asked for silence."""
        async with self._sessions.begin() as session:
            row = await session.get(ConversationRow, conversation_id)
            if row is not None:
                row.opted_out = opted_out

    async def erase(self, conversation_id: str) -> None:
        """Delete the conversation at once."""
        async with self._sessions.begin() as session:
            await session.execute(
                delete(ConversationRow).where(ConversationRow.id == conversation_id)
            )

    async def idle_between(self, earliest: datetime, latest: datetime) -> list[str]:
        """Ids of the conversations last seen in a span of time."""
        async with self._sessions() as session:
            seen = ConversationRow.last_seen
            found = select(ConversationRow.id).where(seen >= earliest, seen < latest)
            return list(await session.scalars(found))

    async def forget_idle(self, now: datetime) -> int:
        """Delete conversations idle past their time; gives how many."""
        async with self._sessions.begin() as session:
            old = (
                await session.scalars(
                    select(ConversationRow.id).where(
                        ConversationRow.last_seen < now - REGISTER_KEPT
                    )
                )
            ).all()
            await session.execute(delete(ConversationRow).where(ConversationRow.id.in_(old)))
            return len(old)


def visit(seen: datetime | None, now: datetime, new_session: bool) -> Visit:
    """The flags of a turn that began at `now` after one at `seen`.

    Only the first turn of a session carries them, so that sums of flags count
    people exactly (indicators 1 to 3 and 39).
    """
    if not new_session:
        return Visit(session_start=False)
    today, before = _home_day(now), _home_day(seen) if seen else None
    return Visit(
        session_start=True,
        is_new=before is None,
        first_in_day=before != today,
        first_in_week=before is None or before.isocalendar()[:2] != today.isocalendar()[:2],
        first_in_month=before is None or (before.year, before.month) != (today.year, today.month),
        recency=_recency((today - before).days) if before else Recency.NEW,
    )


def _recency(days: int) -> Recency:
    if days <= 1:
        return (Recency.SAME_DAY, Recency.NEXT_DAY)[max(days, 0)]
    if days <= 7:
        return Recency.WEEK
    return Recency.MONTH if days <= 30 else Recency.LONGER


def _home_day(moment: datetime) -> date:
    return moment.astimezone(HOME).date()


def _aware(moment: datetime) -> datetime:
    """SQLite gives back naive moments; all of ours are UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _decoded(options: str) -> tuple[Payload, ...]:
    return tuple(p for p in map(decode, options.split()) if p is not None)
