"""The way in for tools on the same machine: what `piensalo ask` talks to."""

import secrets
from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from bot.channels.whatsapp.render import render
from bot.messages import Channel, Inbound, Kind, Reply
from bot.settings import Settings
from bot.turn import House

TOKEN_FILE = "tools.token"  # noqa: S105 - a file name
router = APIRouter(prefix="/tools", include_in_schema=False)


class Question(BaseModel):
    """A text to answer; questions with the same `conversation` share a dialogue."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=4000)]
    conversation: Annotated[str, Field(max_length=64)] = ""


@dataclass(frozen=True)
class Answered:
    """What the service did with a question, for tools and reports."""

    text: str
    article: str
    term: str
    message: str
    offered: list[str]
    outcome: str
    danger: bool
    care: bool
    confidence: float | None
    degraded: bool
    rendered: str


def tools_token(settings: Settings) -> str:
    """The token of this installation, made on first use in var/ (mode 600)."""
    given = settings.tools_token.get_secret_value()
    if given:
        return given
    path = settings.var_dir / TOKEN_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".tmp")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(32), encoding="ascii")
        draft.replace(path)
    return path.read_text(encoding="ascii").strip()


@router.post("/ask")
async def ask(
    question: Question, request: Request, x_piensalo_token: Annotated[str, Header()] = ""
) -> Answered:
    """Answer one question as the service would answer a person."""
    if not secrets.compare_digest(x_piensalo_token, request.app.state.tools_token):
        raise HTTPException(403)
    return await ask_house(request.app.state.house, question)


async def ask_house(house: House, question: Question) -> Answered:
    """One turn on the tool channel, which is answered and not counted."""
    replies: list[Reply] = []

    async def deliver(reply: Reply) -> None:
        replies.append(reply)

    turn = await house.serve(
        Inbound(
            channel=Channel.TOOL,
            address=question.conversation or secrets.token_hex(16),
            message_id=secrets.token_hex(16),
            kind=Kind.TEXT,
            text=question.text,
        ),
        deliver,
    )
    if turn is None:
        return Answered(question.text, "", "", "", [], "silence", False, False, None, False, "")
    return Answered(
        text=question.text,
        article=turn.answer.article,
        term=turn.answer.term,
        message=turn.answer.message,
        offered=list(turn.answer.offered),
        outcome=turn.outcome,
        danger=turn.answer.reply.danger,
        care=bool(turn.answer.care),
        confidence=turn.confidence,
        degraded=turn.degraded,
        rendered=render(replies[0]).body,
    )


def as_json(answered: Answered) -> dict[str, object]:
    """For one line of `--json`."""
    return asdict(answered)
