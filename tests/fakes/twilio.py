"""A small Twilio: signs webhooks, takes messages and templates, and refuses as Twilio does.

https://www.twilio.com/docs/usage/security#validating-requests
https://www.twilio.com/docs/api/errors
"""

import base64
import hashlib
import hmac
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

ACCOUNT = "AC" + "0" * 32
TOKEN = "fake-primary-token"
SECONDARY = "fake-secondary-token"
SENDER = "whatsapp:+15550001111"
WINDOW_SECONDS = 24 * 3600


@dataclass
class FakeTwilio:
    """State of the fake; `app` is its HTTP face."""

    sent: list[dict[str, str]] = field(default_factory=list)
    templates: dict[str, dict[str, Any]] = field(default_factory=dict)
    last_inbound: dict[str, float] = field(default_factory=dict)
    failures: list[tuple[int, int]] = field(default_factory=list)
    """(HTTP status, Twilio code) of the next sends, which fail so."""

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)
        self.app = FastAPI()
        self.app.post("/2010-04-01/Accounts/{sid}/Messages.json")(self._create_message)
        self.app.post("/v1/Content")(self._create_content)

    def inbound(self, sender: str, body: str = "", **fields: str) -> dict[str, str]:
        """The form of one message from `sender`, as Twilio posts it."""
        self.last_inbound[sender] = time.time()
        number = next(self._ids)
        return {
            "MessageSid": f"SM{number:032x}",
            "SmsMessageSid": f"SM{number:032x}",
            "AccountSid": ACCOUNT,
            "From": sender,
            "To": SENDER,
            "Body": body,
            "NumMedia": "0",
            "MessageType": "text",
            "ProfileName": "Canario Pérez",
            "WaId": sender.removeprefix("whatsapp:+"),
            "ChannelMetadata": json.dumps({"data": {"context": {"ProfileName": "Canario"}}}),
            "ApiVersion": "2010-04-01",
        } | fields

    @staticmethod
    def signature(
        url: str, form: dict[str, str], token: str = TOKEN, algorithm: str = "sha1"
    ) -> dict[str, str]:
        """The signature headers of a webhook call."""
        text = url + "".join(name + form[name] for name in sorted(form))
        digest = hmac.new(token.encode(), text.encode(), algorithm).digest()
        headers = {"X-Twilio-Signature": base64.b64encode(digest).decode()}
        if algorithm == "sha256":
            headers["X-Twilio-Webhooks-Signature-Settings"] = "key=k1,algorithm=HMAC_SHA256"
        return headers

    async def _create_message(self, sid: str, request: Request) -> JSONResponse:
        if request.headers.get("Authorization") != _basic(ACCOUNT, TOKEN) or sid != ACCOUNT:
            return _refused(401, 20003, "Authenticate")
        form = {k: str(v) for k, v in (await request.form()).items()}
        if self.failures:
            status, code = self.failures.pop(0)
            return _refused(status, code, "injected")
        fault = self._fault(form)
        if fault:
            return _refused(400, *fault)
        self.sent.append(form)
        return JSONResponse({"sid": f"SM{next(self._ids):032x}", "status": "queued"}, 201)

    def _fault(self, form: dict[str, str]) -> tuple[int, str] | None:
        body, content = form.get("Body", ""), form.get("ContentSid")
        if form.get("From") != SENDER:
            return 21212, "Invalid From"
        if time.time() - self.last_inbound.get(form.get("To", ""), 0) > WINDOW_SECONDS:
            return 63016, "Outside the allowed window"
        if not body and not content:
            return 21602, "Message body is required"
        if len(body) > 1600:
            return 21617, "The concatenated message body exceeds the 1600 character limit"
        if content and content not in self.templates:
            return 20404, "Content not found"
        if content:
            return self._template_fault(self.templates[content], form)
        return None

    @staticmethod
    def _template_fault(template: dict[str, Any], form: dict[str, str]) -> tuple[int, str] | None:
        filled = json.loads(form.get("ContentVariables", "{}"))
        if set(filled) != set(template["variables"]):
            return 21656, "The ContentVariables parameter is invalid"
        if any(not str(value).strip() for value in filled.values()):
            return 21656, "ContentVariables may not be empty"
        text = json.dumps(template["types"])
        for name, value in filled.items():
            text = text.replace("{{" + name + "}}", json.dumps(value)[1:-1])
        ((kind, shape),) = json.loads(text).items()
        if len(shape["body"]) > 1024:
            return 21617, "body too long"
        rows = shape.get("actions") or shape.get("items")
        longest = 20 if kind == "twilio/quick-reply" else 24
        if any(len(row.get("title") or row["item"]) > longest for row in rows):
            return 21656, "title too long"
        if any(len(row.get("description", "")) > 72 for row in rows):
            return 21656, "description too long"
        return None

    async def _create_content(self, request: Request) -> JSONResponse:
        if request.headers.get("Authorization") != _basic(ACCOUNT, TOKEN):
            return _refused(401, 20003, "Authenticate")
        template = await request.json()
        ((kind, shape),) = template["types"].items()
        rows, most = (shape["actions"], 3) if kind == "twilio/quick-reply" else (shape["items"], 10)
        if not 1 <= len(rows) <= most or not template.get("language"):
            return _refused(400, 20001, "Invalid content")
        sid = "HX" + hashlib.md5(template["friendly_name"].encode()).hexdigest()
        self.templates[sid] = template
        return JSONResponse({"sid": sid}, 201)


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _refused(status: int, code: int, message: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "status": status}, status)
