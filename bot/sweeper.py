"""Retention while the service runs: what is past its time goes, once an hour."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from bot.brain.client import BrainUnavailable
from bot.door.register import DIALOGUE_KEPT
from bot.turn import House

log = logging.getLogger(__name__)
EVERY_SECONDS = 3600
OVERLAP = timedelta(hours=3)
"""How far back each sweep looks for dialogues whose week is over; a restart empties them all."""


@asynccontextmanager
async def sweeping(house: House) -> AsyncIterator[None]:
    """Sweep now and every hour until closed."""
    task = asyncio.create_task(_sweep_forever(house))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep_forever(house: House) -> None:
    while True:
        try:
            await house.door.sweep(house.clock())
            await forget_dialogues(house)
        except Exception as error:
            log.error("sweep failed: %s", type(error).__name__)
        await asyncio.sleep(EVERY_SECONDS)


async def forget_dialogues(house: House) -> int:
    """Empty the brain's trackers of conversations idle for a week; gives how many."""
    latest = house.clock() - DIALOGUE_KEPT
    idle = await house.door.register.idle_between(latest - OVERLAP, latest)
    for conversation_id in idle:
        try:
            await house.brain.forget(conversation_id)
        except BrainUnavailable:
            log.warning("a dialogue past its time waits for the brain")
    return len(idle)
