"""Twilio's webhook: signature first, 2xx only when the turn is done."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Header, HTTPException, Request, Response

from bot.channels.whatsapp.channel import WEBHOOK_PATH, WhatsAppChannel

LARGEST_BODY = 256 * 1024
"""Bytes; a body of 1,600 characters with all its fields is far smaller."""

router = APIRouter(include_in_schema=False)


@router.post(WEBHOOK_PATH)
async def webhook(
    request: Request,
    x_twilio_signature: Annotated[str, Header()] = "",
    x_twilio_webhooks_signature_settings: Annotated[str, Header()] = "",
) -> Response:
    """One message. Blank fields count: a voice note comes with `Body=`, and it is signed."""
    channel: WhatsAppChannel = request.app.state.whatsapp
    raw = await request.body()
    if len(raw) > LARGEST_BODY:
        raise HTTPException(413)
    try:
        form = dict(parse_qsl(raw.decode("utf-8"), keep_blank_values=True))
    except UnicodeDecodeError as error:
        raise HTTPException(400) from error
    if not channel.signed(form, x_twilio_signature, x_twilio_webhooks_signature_settings):
        raise HTTPException(403)
    await channel.receive(form)
    return Response("<Response/>", media_type="text/xml")
