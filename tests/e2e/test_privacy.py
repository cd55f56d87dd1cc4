"""Nothing the service keeps can tell who asked what (privacy.md, tests 1 and 9)."""

import base64
import hashlib
import logging
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.channels.whatsapp.channel import WEBHOOK_PATH
from tests.e2e.test_whatsapp import SIGNED_URL
from tests.fakes.twilio import FakeTwilio

PHONE = "50370123456"
CANARIES = {
    "phone": PHONE,
    "user id": "SV.canary8812",
    "profile name": "Canaria Xiomara",
    "name": "Zenaida Quintanilla",
    "DUI": "04567890-1",
    "passport": "A12345678",
    "e-mail": "zenaida.q@example.com",
}


def forms(secret: str) -> Iterator[bytes]:
    """How a secret could hide in a store."""
    raw = secret.encode()
    yield raw
    yield raw[::-1]
    yield urllib.parse.quote(secret).encode()
    yield base64.b64encode(raw).rstrip(b"=")[:-1]
    digits = "".join(c for c in secret if c.isdigit())
    if len(digits) >= 8:
        yield digits[-8:].encode()
    for algorithm in ("md5", "sha1", "sha256"):
        yield hashlib.new(algorithm, raw).hexdigest().encode()


def test_no_canary_stays_in_store_tracker_files_or_logs(
    whatsapp_url: str,
    brain_url: str,
    twilio: tuple[FakeTwilio, str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fake = twilio[0]
    caplog.set_level(logging.DEBUG)
    text = (
        f"me llamo {CANARIES['name']} mi dui es {CANARIES['DUI']} mi numero {PHONE[3:]} "
        f"pasaporte {CANARIES['passport']} correo {CANARIES['e-mail']} y quiero la visa h2a"
    )
    form = fake.inbound(
        f"whatsapp:+{PHONE}", text, ProfileName=CANARIES["profile name"],
        ExternalUserId=CANARIES["user id"],
    )  # fmt: skip
    headers = FakeTwilio.signature(SIGNED_URL, form)
    sent = httpx.post(whatsapp_url + WEBHOOK_PATH, data=form, headers=headers, timeout=20)
    assert sent.status_code == 200
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    kept += caplog.text.encode()
    kept += _trackers(brain_url, tmp_path)
    assert b"h2a" in kept.lower(), "the tracker was not read"
    for name, secret in CANARIES.items():
        for form_of in forms(secret):
            assert form_of.lower() not in kept.lower(), f"{name} stays somewhere"


def _trackers(brain_url: str, var: Path) -> bytes:
    import sqlite3

    with sqlite3.connect(var / "piensalo.db") as store:
        ids = [row[0] for row in store.execute("select id from conversation")]
    assert ids
    return b"".join(httpx.get(f"{brain_url}/conversations/{i}/tracker").content for i in ids)


def test_no_log_at_any_level_holds_a_token(
    telegram_webhook_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    from tests.e2e.test_telegram import post
    from tests.fakes.telegram import TOKEN

    caplog.set_level(logging.DEBUG)
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "hola"}
    post(telegram_webhook_url, {"update_id": 1, "message": message})
    assert TOKEN not in caplog.text
    assert TOKEN.split(":")[1] not in caplog.text


async def test_a_dialogue_idle_for_a_week_is_emptied(tmp_path: Path, brain_url: str) -> None:
    from dataclasses import replace
    from datetime import UTC, datetime

    from bot.build import open_house
    from bot.sweeper import forget_dialogues
    from bot.tools import Question, ask_house
    from tests.conftest import Clock, make_settings

    clock = Clock(datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
    async with open_house(make_settings(tmp_path, brain_url=brain_url)) as opened:
        house = replace(opened, clock=clock)
        await ask_house(house, Question(text="que es la visa h2a", conversation="one"))
        assert b"h2a" in _trackers(brain_url, tmp_path)
        clock.advance(days=6, hours=23)
        assert await forget_dialogues(house) == 0
        clock.advance(hours=2)
        assert await forget_dialogues(house) == 1
        assert b"h2a" not in _trackers(brain_url, tmp_path)
