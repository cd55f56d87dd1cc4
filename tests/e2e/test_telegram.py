import time

import httpx
import pytest

from bot.channels.telegram.channel import WEBHOOK_PATH
from tests.e2e.conftest import PUBLIC_URL, WEBHOOK_SECRET
from tests.fakes.telegram import FakeTelegram

CHAT = 70000001


def wait_for(fake: FakeTelegram, messages: int) -> None:
    until = time.monotonic() + 20
    while len(fake.sent) < messages:
        assert time.monotonic() < until, f"only {len(fake.sent)} of {messages} messages came"
        time.sleep(0.05)


def post(url: str, update: dict[str, object], secret: str = WEBHOOK_SECRET) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    return httpx.post(url + WEBHOOK_PATH, json=update, headers=headers, timeout=20).status_code


def test_polling_answers_with_html_and_a_keyboard(
    telegram: tuple[FakeTelegram, str], polling_url: str
) -> None:
    fake = telegram[0]
    fake.message(CHAT, "que es la visa h2a")
    wait_for(fake, 1)
    assert "H-2A" in fake.texts(CHAT)[0]
    buttons = fake.sent[0]["reply_markup"]["inline_keyboard"]
    assert len(buttons) == 3
    fake.tap(CHAT, buttons[0][0]["callback_data"])
    wait_for(fake, 2)
    assert len(fake.answered) == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/start", "Piénsalo"),
        ("/start QR-AHUA-01", "Piénsalo"),
        ("/menu", ""),
        ("/ayuda", "911"),
        ("/privacidad", ""),
        ("/borrar", ""),
    ],
)
def test_commands_are_answered(
    telegram: tuple[FakeTelegram, str], polling_url: str, command: str, said: str
) -> None:
    fake = telegram[0]
    fake.message(CHAT, command)
    wait_for(fake, 1)
    assert said in fake.texts(CHAT)[0]


def test_the_webhook_is_registered_with_its_secret(
    telegram: tuple[FakeTelegram, str], telegram_webhook_url: str
) -> None:
    fake = telegram[0]
    until = time.monotonic() + 10
    while not fake.webhook and time.monotonic() < until:
        time.sleep(0.05)
    assert fake.webhook["url"] == PUBLIC_URL + WEBHOOK_PATH
    assert fake.webhook["secret_token"] == WEBHOOK_SECRET


def test_a_webhook_is_done_when_it_is_answered_and_a_repeat_is_harmless(
    telegram: tuple[FakeTelegram, str], telegram_webhook_url: str
) -> None:
    fake = telegram[0]
    update = fake.message(CHAT, "cuanto cuesta la visa")
    assert [post(telegram_webhook_url, update) for _ in range(3)] == [204] * 3
    assert len(fake.sent) == 1


def test_a_wrong_secret_is_refused(
    telegram: tuple[FakeTelegram, str], telegram_webhook_url: str
) -> None:
    update = telegram[0].message(CHAT, "hola")
    assert post(telegram_webhook_url, update, "guess") == 403
    assert post(telegram_webhook_url, update, "") == 403
    assert telegram[0].sent == []


def test_groups_edits_and_nonsense_are_ignored(
    telegram: tuple[FakeTelegram, str], telegram_webhook_url: str
) -> None:
    fake = telegram[0]
    group = fake.message(CHAT, "hola", {"chat": {"id": -5, "type": "group", "title": "g"}})
    edited = {"update_id": 991, "edited_message": fake.message(CHAT, "hola")["message"]}
    updates: list[dict[str, object]] = [group, edited, {"update_id": 992}]
    for update in updates:
        assert post(telegram_webhook_url, update) == 204
    assert fake.sent == []


def test_a_flood_limit_is_obeyed(
    telegram: tuple[FakeTelegram, str], telegram_webhook_url: str
) -> None:
    fake = telegram[0]
    fake.floods = [1]
    assert post(telegram_webhook_url, fake.message(CHAT, "hola")) == 204
    assert len(fake.sent) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}},
        {"location": {"latitude": 13.7, "longitude": -89.2}},
        {"contact": {"phone_number": "+50370000001", "first_name": "Canario"}},
        {"sticker": {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1,
                     "height": 1, "is_animated": False, "is_video": False}},
    ],
)  # fmt: skip
def test_what_is_no_text_gets_a_kind_answer(
    telegram: tuple[FakeTelegram, str], telegram_webhook_url: str, fields: dict[str, object]
) -> None:
    fake = telegram[0]
    assert post(telegram_webhook_url, fake.message(CHAT, fields=fields)) == 204
    assert len(fake.sent) == 1
