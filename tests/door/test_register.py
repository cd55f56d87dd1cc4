from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from analytics.events import Recency
from bot.door.dedup import Dedup
from bot.door.register import Register, visit
from bot.door.tables import ConversationRow
from bot.payload import OpenArticle, OpenMenu
from bot.store.engine import make_engine, make_sessions
from bot.store.migrate import migrate

NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


async def test_what_was_offered_is_remembered_and_erased(database_url: str) -> None:
    engine = make_engine(database_url)
    await migrate(engine)
    register = Register(make_sessions(engine))
    await register.enter("a" * 52, None, NOON)
    await register.leave("a" * 52, (OpenArticle("pasos"), OpenMenu()))
    again = await register.enter("a" * 52, None, NOON + timedelta(minutes=1))
    assert again.options == (OpenArticle("pasos"), OpenMenu())
    await register.erase("a" * 52)
    fresh = await register.enter("a" * 52, None, NOON + timedelta(minutes=2))
    assert fresh.options == ()
    assert fresh.visit.is_new
    assert fresh.session_id != again.session_id
    await engine.dispose()


async def test_a_conversation_moves_to_the_new_key_and_leaves_nothing_behind(
    database_url: str,
) -> None:
    engine = make_engine(database_url)
    await migrate(engine)
    sessions = make_sessions(engine)
    register = Register(sessions)
    before = await register.enter("o" * 52, None, NOON)
    moved = await register.enter("n" * 52, "o" * 52, NOON + timedelta(minutes=5))
    assert moved.session_id == before.session_id
    assert not moved.visit.is_new
    async with sessions() as session:
        assert list(await session.scalars(select(ConversationRow.id))) == ["n" * 52]
    await engine.dispose()


async def test_idle_conversations_are_forgotten_after_ninety_days(database_url: str) -> None:
    engine = make_engine(database_url)
    await migrate(engine)
    register = Register(make_sessions(engine))
    await register.enter("a" * 52, None, NOON)
    assert await register.forget_idle(NOON + timedelta(days=90)) == 0
    assert await register.forget_idle(NOON + timedelta(days=90, seconds=1)) == 1
    await engine.dispose()


async def test_a_message_is_claimed_once_and_again_after_a_failure(database_url: str) -> None:
    engine = make_engine(database_url)
    await migrate(engine)
    dedup = Dedup(make_sessions(engine))
    assert await dedup.claim("m" * 52, NOON)
    assert not await dedup.claim("m" * 52, NOON + timedelta(seconds=1))
    await dedup.release("m" * 52)
    assert await dedup.claim("m" * 52, NOON + timedelta(seconds=2))
    await dedup.done("m" * 52)
    assert not await dedup.claim("m" * 52, NOON + timedelta(hours=1))
    await engine.dispose()


async def test_the_claim_of_a_dead_process_can_be_taken_over(database_url: str) -> None:
    engine = make_engine(database_url)
    await migrate(engine)
    dedup = Dedup(make_sessions(engine))
    assert await dedup.claim("m" * 52, NOON)
    assert await dedup.claim("m" * 52, NOON + timedelta(seconds=61))
    await engine.dispose()


async def test_the_schema_goes_up_and_down(database_url: str) -> None:
    engine = make_engine(database_url)
    await migrate(engine)
    await migrate(engine, "base")
    await migrate(engine)
    await engine.dispose()


@pytest.mark.parametrize(
    ("days", "recency"),
    [(0, "0"), (1, "1"), (2, "2-7"), (7, "2-7"), (8, "8-30"), (30, "8-30"), (31, "31+")],
)
def test_recency_is_told_in_bands(days: int, recency: str) -> None:
    assert visit(NOON - timedelta(days=days), NOON, True).recency == Recency(recency)


def test_a_first_visit_is_first_of_everything() -> None:
    first = visit(None, NOON, True)
    assert first.is_new
    assert first.first_in_day
    assert first.first_in_week
    assert first.first_in_month
    assert first.recency is Recency.NEW


def test_midnight_in_el_salvador_begins_the_day() -> None:
    """06:00 UTC is midnight there: 05:59 and 06:01 are two days."""
    seen = datetime(2026, 11, 24, 5, 10, tzinfo=UTC)
    assert not visit(seen, datetime(2026, 11, 24, 5, 59, tzinfo=UTC), True).first_in_day
    assert visit(seen, datetime(2026, 11, 24, 6, 1, tzinfo=UTC), True).first_in_day


def test_only_the_first_turn_of_a_session_carries_flags() -> None:
    later = visit(NOON, NOON + timedelta(minutes=1), False)
    assert not later.session_start
    assert not later.first_in_day
    assert later.recency is None
