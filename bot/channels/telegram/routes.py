"""Telegram's webhook: 2xx only when the turn is done, so that nothing waits on disk."""

import hmac
import json
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Request, Response

from bot.channels.telegram.channel import WEBHOOK_PATH, TelegramChannel

LARGEST_BODY = 256 * 1024
"""Bytes; an update with a text of 4,096 characters is far smaller."""

router = APIRouter(include_in_schema=False)


@router.post(WEBHOOK_PATH)
async def webhook(
    request: Request, x_telegram_bot_api_secret_token: Annotated[str, Header()] = ""
) -> Response:
    """One update. A wrong secret is refused before the body is read."""
    channel: TelegramChannel = request.app.state.telegram
    given = x_telegram_bot_api_secret_token.encode()
    if not hmac.compare_digest(given, channel.webhook_secret.encode()):
        raise HTTPException(403)
    body = await request.body()
    if len(body) > LARGEST_BODY:
        raise HTTPException(413)
    try:
        data = json.loads(body)
    except ValueError as error:
        raise HTTPException(400) from error
    if not isinstance(data, dict):
        raise HTTPException(400)
    await channel.receive(data)
    return Response(status_code=204)
