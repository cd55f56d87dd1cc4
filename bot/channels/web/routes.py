"""The web chat: a page and one endpoint, through the same door as every channel."""

import secrets
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Cookie, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.channels.web.render import Rendered, render
from bot.messages import Channel, Inbound, Kind, Reply
from bot.payload import decode
from bot.source_codes import source_code

COOKIE = "piensalo_chat"
STATIC = Path(__file__).parent / "static"
_ADDRESS_BYTES = 24

router = APIRouter()


class ChatMessage(BaseModel):
    """What the page sends. `id` is made by the page, so that a retry is harmless."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(min_length=8, max_length=64)]
    text: Annotated[str, Field(max_length=4000)] = ""
    payload: Annotated[str, Field(max_length=64)] = ""
    source: Annotated[str, Field(max_length=32)] = ""


class ChatReply(BaseModel):
    """What the page shows; null when there is nothing to say."""

    reply: Rendered | None


@router.get("/", include_in_schema=False)
async def page() -> FileResponse:
    """The chat's page."""
    return FileResponse(STATIC / "chat.html", headers={"Cache-Control": "no-cache"})


@router.post("/chat/messages")
async def message(
    body: ChatMessage,
    request: Request,
    response: Response,
    piensalo_chat: Annotated[str | None, Cookie(max_length=64)] = None,
) -> ChatReply:
    """One message of the person whose browser holds the cookie."""
    address = piensalo_chat or secrets.token_urlsafe(_ADDRESS_BYTES)
    payload = decode(body.payload) if body.payload else None
    replies: list[Reply] = []

    async def deliver(reply: Reply) -> None:
        replies.append(reply)

    await request.app.state.house.serve(
        Inbound(
            channel=Channel.WEB,
            address=address,
            message_id=f"{address}:{body.id}",
            kind=Kind.BUTTON if payload else Kind.TEXT,
            text=body.text,
            payload=payload,
            source=source_code(body.source),
        ),
        deliver,
    )
    if piensalo_chat is None:
        response.set_cookie(
            COOKIE,
            address,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
    response.headers["Cache-Control"] = "no-store"
    return ChatReply(reply=render(replies[0]) if replies else None)
