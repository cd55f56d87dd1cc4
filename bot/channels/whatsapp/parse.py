"""A Twilio webhook as an Inbound; the unknown and the unneeded dropped."""

from collections.abc import Mapping

from bot.messages import Channel, Inbound, Kind
from bot.payload import OpenMenu, decode
from bot.source_codes import split_code

_KINDS = {
    "audio": Kind.VOICE,
    "voice": Kind.VOICE,
    "image": Kind.IMAGE,
    "video": Kind.IMAGE,
    "document": Kind.IMAGE,
    "sticker": Kind.STICKER,
    "location": Kind.LOCATION,
    "contacts": Kind.LOCATION,
}


def inbound(form: Mapping[str, str]) -> Inbound | None:
    """The message, or None for a callback that carries none.

    The person is `ExternalUserId` where Twilio gives one, else `From`, which
    may be a phone number or a business-scoped user id.
    """
    address = form.get("ExternalUserId") or form.get("From", "")
    message_id = form.get("MessageSid", "")
    if not address or not message_id:
        return None
    tapped = form.get("ButtonPayload") or form.get("ListId") or ""
    text, code = split_code(form.get("Body", ""))
    return Inbound(
        channel=Channel.WHATSAPP,
        address=address,
        message_id=message_id,
        kind=Kind.BUTTON if tapped else _kind(form),
        text="" if tapped else text,
        payload=(decode(tapped) or OpenMenu()) if tapped else None,
        source=code,
    )


def _kind(form: Mapping[str, str]) -> Kind:
    named = _KINDS.get(form.get("MessageType", "").lower())
    if named:
        return named
    if form.get("Latitude"):
        return Kind.LOCATION
    if form.get("NumMedia", "0") != "0":
        content = form.get("MediaContentType0", "")
        return _KINDS.get(content.partition("/")[0], Kind.IMAGE)
    return Kind.TEXT
