"""Admission of one message: once only, by an id that names nobody."""

from dataclasses import dataclass
from datetime import datetime

from bot.door.dedup import Dedup
from bot.door.identity import conversation_id, message_key
from bot.door.keys import KeyRing
from bot.door.pace import Pace
from bot.door.register import HOME, Conversation, Register
from bot.messages import Inbound


@dataclass(frozen=True)
class Door:
    """The parts of the door; each keeps its own rule."""

    keys: KeyRing
    dedup: Dedup
    register: Register
    pace: Pace

    async def claim(self, inbound: Inbound, now: datetime) -> str | None:
        """Take the message; gives its claim, or None when it was answered before."""
        key = self.keys.current(now.astimezone(HOME).date())
        claim = message_key(key, inbound.channel, inbound.message_id)
        return claim if await self.dedup.claim(claim, now) else None

    async def enter(self, inbound: Inbound, now: datetime) -> Conversation:
        """The conversation of the person who writes."""
        day = now.astimezone(HOME).date()
        previous = self.keys.previous(day)
        return await self.register.enter(
            conversation_id(self.keys.current(day), inbound.channel, inbound.address),
            conversation_id(previous, inbound.channel, inbound.address) if previous else None,
            now,
        )

    async def sweep(self, now: datetime) -> None:
        """Delete what is past its time: keys, dedup, idle conversations."""
        self.keys.destroy_old(now.astimezone(HOME).date())
        await self.dedup.forget_old(now)
        await self.register.forget_idle(now)
