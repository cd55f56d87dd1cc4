"""A Telegram update as an Inbound, with everything else of it dropped."""

from telegram import Message, Update
from telegram.constants import ChatType

from bot.messages import Channel, Inbound, Kind
from bot.payload import Erase, OpenArticle, OpenMenu, Payload, Start, decode
from bot.source_codes import source_code

COMMANDS: dict[str, Payload] = {
    "start": Start(),
    "menu": OpenMenu(),
    "ayuda": OpenArticle("donde-pedir-ayuda"),
    "borrar": Erase(),
    "privacidad": OpenArticle("privacidad"),
}
"""Commands by name; an unknown one is read as a question."""

ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"]
"""What the bot asks Telegram for. https://core.telegram.org/bots/api#getupdates"""


def inbound(update: Update) -> Inbound | None:
    """The message of a private chat, or None for what is not answered.

    Groups, channels, edited messages and membership changes are ignored.
    """
    if update.callback_query is not None:
        return _tapped(update)
    message = update.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return None
    kind = _kind(message)
    if kind is None:
        return None
    text = message.text or message.caption or ""
    command, _, rest = text.partition(" ")
    payload = COMMANDS.get(command[1:].split("@")[0].lower()) if command.startswith("/") else None
    return Inbound(
        channel=Channel.TELEGRAM,
        address=str(message.chat.id),
        message_id=str(update.update_id),
        kind=kind,
        text="" if payload else text.lstrip("/"),
        payload=payload,
        source=source_code(rest) if isinstance(payload, Start) else "",
    )


def _tapped(update: Update) -> Inbound | None:
    query = update.callback_query
    if query is None or query.message is None or query.message.chat.type != ChatType.PRIVATE:
        return None
    return Inbound(
        channel=Channel.TELEGRAM,
        address=str(query.message.chat.id),
        message_id=str(update.update_id),
        kind=Kind.BUTTON,
        payload=decode(query.data or "") or OpenMenu(),
    )


def _kind(message: Message) -> Kind | None:
    """None for service messages (pinned, timer set…), which ask nothing."""
    if message.text:
        return Kind.TEXT
    if message.voice or message.audio or message.video_note:
        return Kind.VOICE
    if message.sticker or message.dice:
        return Kind.STICKER
    if message.location or message.contact or message.venue:
        return Kind.LOCATION
    if message.photo or message.video or message.document or message.animation:
        return Kind.IMAGE
    return None
