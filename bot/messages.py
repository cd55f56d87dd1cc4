"""What comes in from a channel, and what goes out."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.document import Document
from bot.payload import Asked, Payload


class Channel(StrEnum):
    """Where a person writes."""

    WEB = "web"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    TOOL = "tool"


class Kind(StrEnum):
    """What a message is, as far as the service looks at it."""

    TEXT = "text"
    BUTTON = "button"
    VOICE = "voice"
    IMAGE = "image"
    STICKER = "sticker"
    LOCATION = "location"


@dataclass(frozen=True)
class Inbound:
    """One message, stripped at the channel of all that is not needed.

    `address` is what the platform calls the person (phone, user id, chat id).
    It lives for one turn, in memory; only the door reads it, and it never
    shows in a representation of this object.
    """

    channel: Channel
    address: str = field(repr=False)
    message_id: str = field(repr=False)
    kind: Kind
    text: str = field(default="", repr=False)
    payload: Payload | None = None
    source: str = ""


@dataclass(frozen=True)
class Option:
    """A choice offered under a reply.

    `label` is the whole question; `button` its form of 20 characters or fewer.
    """

    label: str
    button: str
    payload: Payload


@dataclass(frozen=True)
class Reply:
    """One message to the person: what it says, where that is from, what to tap next.

    `asks` names the question that a typed answer would fill.
    """

    document: Document
    source: str = ""
    options: tuple[Option, ...] = ()
    danger: bool = False
    asks: Asked | None = None
