"""A small Telegram: keeps updates until they are confirmed, and refuses what Telegram refuses.

https://core.telegram.org/bots/api
"""

import asyncio
import itertools
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

TOKEN = "123456:fake-telegram-token"
_TAGS = {"b", "i", "a", "u", "s", "code", "pre"}


class _Strict(HTMLParser):
    """Telegram's HTML: known tags, closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.fault = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in _TAGS:
            self.fault = f"Unsupported start tag {tag}"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.fault = f"Unexpected end tag {tag}"

    def handle_data(self, data: str) -> None:
        self.text += data


@dataclass
class FakeTelegram:
    """State of the fake; `app` is its HTTP face."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    webhook: dict[str, Any] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    floods: list[int] = field(default_factory=list)
    """retry_after seconds of the next sends, which fail so."""

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)
        self.app = FastAPI()
        self.app.post("/bot{token}/{method}")(self._call)

    def message(
        self, chat: int, text: str = "", fields: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """An update with a message in a private chat; it waits for getUpdates."""
        number = next(self._ids)
        body = {
            "message_id": number,
            "date": 1700000000,
            "chat": {"id": chat, "type": "private", "first_name": "Canario"},
            "from": {"id": chat, "is_bot": False, "first_name": "Canario", "username": "canario"},
        } | ({"text": text} if text else {})
        update = {"update_id": number, "message": body | (fields or {})}
        self.updates.append(update)
        return update

    def tap(self, chat: int, data: str) -> dict[str, Any]:
        """An update with a tapped button."""
        number = next(self._ids)
        message = {"message_id": 1, "date": 1700000000, "chat": {"id": chat, "type": "private"}}
        query = {
            "id": f"q{number}",
            "from": {"id": chat, "is_bot": False, "first_name": "Canario"},
            "chat_instance": "1",
            "data": data,
            "message": message,
        }
        update = {"update_id": number, "callback_query": query}
        self.updates.append(update)
        return update

    def texts(self, chat: int) -> list[str]:
        """What the bot wrote to a chat."""
        return [s["text"] for s in self.sent if int(s["chat_id"]) == chat]

    async def _call(self, token: str, method: str, request: Request) -> JSONResponse:
        if token != TOKEN:
            return _refused(401, "Unauthorized")
        self.calls.append(method)
        form = {k: _decoded(str(v)) for k, v in (await request.form()).items()}
        match method:
            case "getMe":
                return _ok({"id": 1, "is_bot": True, "first_name": "P", "username": "piensalobot"})
            case "getUpdates":
                return await self._get_updates(form)
            case "sendMessage":
                return self._send(form)
            case "answerCallbackQuery":
                self.answered.append(str(form["callback_query_id"]))
            case "setWebhook":
                self.webhook = form
            case "deleteWebhook":
                self.webhook = {}
        return _ok(True)

    async def _get_updates(self, form: dict[str, Any]) -> JSONResponse:
        offset = int(form.get("offset") or 0)
        self.updates = [u for u in self.updates if u["update_id"] >= offset]
        for _ in range(10):
            if self.updates:
                break
            await asyncio.sleep(0.05)
        return _ok(self.updates)

    def _send(self, form: dict[str, Any]) -> JSONResponse:
        if self.floods:
            wait = self.floods.pop(0)
            return _refused(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
        parser = _Strict()
        text = str(form["text"])
        if form.get("parse_mode") == "HTML":
            parser.feed(text)
            parser.close()
            if parser.fault or parser.open:
                return _refused(400, f"Bad Request: can't parse entities: {parser.fault}")
            text = parser.text
        if not text.strip():
            return _refused(400, "Bad Request: message text is empty")
        if len(text) > 4096:
            return _refused(400, "Bad Request: message is too long")
        markup = form.get("reply_markup") or {}
        for row in markup.get("inline_keyboard", []):
            if any(len(button["callback_data"].encode()) > 64 for button in row):
                return _refused(400, "Bad Request: BUTTON_DATA_INVALID")
        self.sent.append(form)
        number = next(self._ids)
        chat = {"id": int(form["chat_id"]), "type": "private"}
        return _ok({"message_id": number, "date": 1700000000, "chat": chat, "text": text})


def _decoded(value: str) -> Any:
    try:
        return json.loads(value) if value[:1] in "[{" else value
    except ValueError:
        return value


def _ok(result: Any) -> JSONResponse:
    return JSONResponse({"ok": True, "result": result})


def _refused(status: int, text: str, parameters: dict[str, Any] | None = None) -> JSONResponse:
    body = {"ok": False, "error_code": status, "description": text}
    return JSONResponse(body | ({"parameters": parameters} if parameters else {}), status)
