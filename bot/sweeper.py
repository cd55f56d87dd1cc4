"""Retention while the service runs: what is past its time goes, once an hour."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.door.door import Door
from bot.turn import Clock

log = logging.getLogger(__name__)
EVERY_SECONDS = 3600


@asynccontextmanager
async def sweeping(door: Door, clock: Clock) -> AsyncIterator[None]:
    """Sweep now and every hour until closed."""
    task = asyncio.create_task(_sweep_forever(door, clock))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep_forever(door: Door, clock: Clock) -> None:
    while True:
        try:
            await door.sweep(clock())
        except Exception as error:
            log.error("sweep failed: %s", type(error).__name__)
        await asyncio.sleep(EVERY_SECONDS)
