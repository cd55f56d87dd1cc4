"""Puts the house together from its settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx

from analytics.recorder import Recorder
from bot.brain.client import Brain
from bot.door.dedup import Dedup
from bot.door.door import Door
from bot.door.keys import KeyRing
from bot.door.pace import Pace
from bot.door.register import Register
from bot.flows.conductor import Conductor
from bot.guide.learned import load_learned
from bot.guide.load import load_guide
from bot.guide.search import GuideSearch
from bot.registry.registry import Registry
from bot.safety.watch import watch
from bot.settings import Settings
from bot.store.engine import make_engine, make_sessions
from bot.store.migrate import migrate
from bot.turn import House


@asynccontextmanager
async def open_house(settings: Settings) -> AsyncIterator[House]:
    """A house ready to serve; closed with its connections.

    Raises ContentError when the guide can't be read.
    """
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    guide = load_guide(settings.content_dir)
    engine = make_engine(settings.database)
    token = settings.brain_token.get_secret_value()
    client = httpx.AsyncClient(
        base_url=settings.brain_url,
        timeout=settings.brain_timeout,
        params={"token": token} if token else None,
    )
    try:
        await migrate(engine)
        sessions = make_sessions(engine)
        brain = Brain(client)
        yield House(
            guide=guide,
            door=Door(
                keys=KeyRing(settings.keys),
                dedup=Dedup(sessions),
                register=Register(sessions),
                pace=Pace(settings.messages_per_minute, settings.redis_url.get_secret_value()),
            ),
            watch=watch(guide),
            brain=brain,
            conductor=Conductor(guide, brain, Registry(sessions)),
            search=GuideSearch(guide, load_learned(settings.questions_dir)),
            recorder=Recorder(sessions),
            clock=lambda: datetime.now(UTC),
        )
    finally:
        await client.aclose()
        await engine.dispose()
