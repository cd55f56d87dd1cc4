"""Admission of one message: once only, by an id that names nobody."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from analytics.events import Visit
from bot.door.dedup import Dedup
from bot.door.identity import conversation_id, message_key
from bot.door.keys import KeyRing
from bot.door.pace import Pace
from bot.door.register import HOME, Conversation, Register
from bot.door.trouble import StoreTrouble
from bot.messages import Inbound
from bot.payload import Payload

DATABASE, RATE_LIMITS = "database", "rate limits"


@dataclass(frozen=True)
class Door:
    """The parts of the door; each keeps its own rule.

    When the store fails, a message is taken as new and its sender as a
    stranger; only erasure and the wish for silence must reach the store.
    """

    keys: KeyRing
    dedup: Dedup
    register: Register
    pace: Pace
    trouble: StoreTrouble = field(default_factory=StoreTrouble)

    async def claim(self, inbound: Inbound, now: datetime) -> str | None:
        """Take the message; gives its claim, or None when it was answered before."""
        key = self.keys.current(now.astimezone(HOME).date())
        claim = message_key(key, inbound.channel, inbound.message_id)
        ours = await self.trouble.spare(DATABASE, self.dedup.claim(claim, now), True, writes=True)
        return claim if ours else None

    async def done(self, claim: str) -> None:
        """The message is answered."""
        await self.trouble.spare(DATABASE, self.dedup.done(claim), None)

    async def release(self, claim: str) -> None:
        """The turn failed: the platform's repeat may try again."""
        await self.trouble.spare(DATABASE, self.dedup.release(claim), None)

    async def allows(self, conversation: Conversation) -> bool:
        """Whether the person writes at a pace that can be answered."""
        return await self.trouble.spare(
            RATE_LIMITS, self.pace.allows(conversation.id), True, writes=True
        )

    async def enter(self, inbound: Inbound, now: datetime) -> Conversation:
        """The conversation of the person who writes."""
        day = now.astimezone(HOME).date()
        previous = self.keys.previous(day)
        id_now = conversation_id(self.keys.current(day), inbound.channel, inbound.address)
        id_before = (
            conversation_id(previous, inbound.channel, inbound.address) if previous else None
        )
        return await self.trouble.spare(
            DATABASE, self.register.enter(id_now, id_before, now), _stranger(id_now)
        )

    async def leave(self, conversation: Conversation, options: tuple[Payload, ...]) -> None:
        """Keep the choices just offered."""
        await self.trouble.spare(DATABASE, self.register.leave(conversation.id, options), None)

    async def sweep(self, now: datetime) -> None:
        """Delete what is past its time: keys, dedup, idle conversations."""
        self.keys.destroy_old(now.astimezone(HOME).date())
        await self.dedup.forget_old(now)
        await self.register.forget_idle(now)


def _stranger(conversation_id: str) -> Conversation:
    """Who writes while the store fails; counted in no total of sessions."""
    return Conversation(
        id=conversation_id,
        session_id=str(uuid.uuid4()),
        visit=Visit(session_start=False),
        options=(),
        opted_out=False,
    )
