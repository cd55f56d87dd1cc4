import json
from pathlib import Path

import httpx
import pytest

from bot.channels.whatsapp.channel import SIDS_FILE, WEBHOOK_PATH
from bot.channels.whatsapp.templates import TemplateSids, definition, shapes
from tests.e2e.conftest import PUBLIC_URL
from tests.fakes.twilio import SECONDARY, TOKEN, FakeTwilio

PHONE = "whatsapp:+50370000001"
SIGNED_URL = PUBLIC_URL + WEBHOOK_PATH


def post(
    url: str, form: dict[str, str], token: str = TOKEN, algorithm: str = "sha1"
) -> httpx.Response:
    headers = FakeTwilio.signature(SIGNED_URL, form, token, algorithm)
    return httpx.post(url + WEBHOOK_PATH, data=form, headers=headers, timeout=20)


def test_a_question_gets_one_numbered_message(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    assert post(whatsapp_url, fake.inbound(PHONE, "que es la visa h2a")).status_code == 200
    (sent,) = fake.sent
    assert sent["To"] == PHONE
    assert "H-2A" in sent["Body"]
    assert "Fuente:" in sent["Body"]
    assert "\n1. " in sent["Body"]
    assert len(sent["Body"]) <= 1600


@pytest.mark.parametrize("choice", ["2", "dos", "la 2", "La dos"])
def test_a_typed_number_opens_what_was_offered(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str], choice: str
) -> None:
    fake = twilio[0]
    post(whatsapp_url, fake.inbound(PHONE, "que es la visa h2a"))
    second = next(line for line in fake.sent[0]["Body"].splitlines() if line.startswith("2. "))
    post(whatsapp_url, fake.inbound(PHONE, choice))
    post(whatsapp_url, fake.inbound(PHONE, "de donde sale eso"))
    assert len(fake.sent) == 3
    assert second.removeprefix("2. ") in fake.sent[2]["Body"]


@pytest.mark.parametrize(("token", "algorithm"), [(TOKEN, "sha256"), (SECONDARY, "sha1")])
def test_both_signatures_and_both_tokens_are_accepted(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str], token: str, algorithm: str
) -> None:
    form = twilio[0].inbound(PHONE, "hola")
    assert post(whatsapp_url, form, token, algorithm).status_code == 200
    assert len(twilio[0].sent) == 1


def test_a_forged_webhook_is_refused_and_unanswered(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    form = fake.inbound(PHONE, "hola")
    assert post(whatsapp_url, form, token="guessed").status_code == 403
    assert httpx.post(whatsapp_url + WEBHOOK_PATH, data=form).status_code == 403
    tampered = FakeTwilio.signature(SIGNED_URL, form)
    other = httpx.post(whatsapp_url + WEBHOOK_PATH, data=form | {"Body": "otra"}, headers=tampered)
    assert other.status_code == 403
    assert fake.sent == []


def test_a_voice_note_with_its_blank_body_gets_a_kind_answer(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    form = fake.inbound(
        PHONE, "", MessageType="audio", NumMedia="1", MediaUrl0="https://x/y",
        MediaContentType0="audio/ogg",
    )  # fmt: skip
    assert post(whatsapp_url, form).status_code == 200
    assert "escrib" in fake.sent[0]["Body"].lower()


def test_a_person_without_a_phone_number_is_answered(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    user = "whatsapp:SV.k29fhw81ha"
    form = fake.inbound(user, "cuanto cuesta la visa", ExternalUserId="SV.k29fhw81ha")
    assert post(whatsapp_url, form).status_code == 200
    assert fake.sent[0]["To"] == user


def test_a_repeated_webhook_is_answered_once(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    form = fake.inbound(PHONE, "que es la visa h2b")
    assert [post(whatsapp_url, form).status_code for _ in range(3)] == [200] * 3
    assert len(fake.sent) == 1


def test_a_passing_failure_is_tried_again_and_a_lasting_one_left_to_the_repeat(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    fake.failures = [(429, 20429)]
    assert post(whatsapp_url, fake.inbound(PHONE, "hola")).status_code == 200
    assert len(fake.sent) == 1
    fake.failures = [(400, 63016)]
    form = fake.inbound(PHONE, "gracias")
    assert post(whatsapp_url, form).status_code == 500
    assert post(whatsapp_url, form).status_code == 200
    assert len(fake.sent) == 2


def test_with_templates_the_choices_are_buttons_and_a_refusal_falls_back_to_text(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str], tmp_path: Path
) -> None:
    fake, url = twilio
    sids = TemplateSids(tmp_path / SIDS_FILE)
    for shape in shapes():
        made = httpx.post(
            f"{url}/v1/Content",
            json=definition(shape, "Ver opciones"),
            auth=("AC" + "0" * 32, TOKEN),
        )
        sids.keep(shape, made.json()["sid"])
    # The map is read when the channel opens: a second service has it.
    from bot.app import create_app
    from tests.conftest import make_settings
    from tests.servers import serving

    settings = make_settings(
        tmp_path, public_url=PUBLIC_URL, twilio_account_sid="AC" + "0" * 32,
        twilio_auth_token=TOKEN, twilio_whatsapp_from="whatsapp:+15550001111",
        twilio_api_url=url, twilio_content_url=url,
    )  # fmt: skip
    with serving(create_app(settings)) as service:
        post(service, fake.inbound(PHONE, "menu"))
        sent = fake.sent[-1]
        assert sent["ContentSid"] in fake.templates
        assert "Body" not in sent
        filled = json.loads(sent["ContentVariables"])
        assert "1. " in filled["1"]
        post(service, fake.inbound(PHONE, "", ButtonPayload="", ListId=filled["3"]))
        assert len(fake.sent) == 2
        fake.failures = [(400, 63013)]
        post(service, fake.inbound(PHONE, "menu"))
        assert "Body" in fake.sent[-1]


def test_alto_is_confirmed_once_and_the_next_question_is_answered(
    whatsapp_url: str, twilio: tuple[FakeTwilio, str]
) -> None:
    fake = twilio[0]
    for text in ("ALTO", "alto", "que es la visa h2a"):
        assert post(whatsapp_url, fake.inbound(PHONE, text)).status_code == 200
    assert len(fake.sent) == 2
    assert "H-2A" in fake.sent[1]["Body"]
