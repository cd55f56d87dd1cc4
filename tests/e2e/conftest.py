"""The whole service over real HTTP: real Rasa, real client libraries, fake platforms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import create_app
from tests.conftest import make_settings
from tests.fakes.telegram import TOKEN as TELEGRAM_TOKEN
from tests.fakes.telegram import FakeTelegram
from tests.fakes.twilio import ACCOUNT, SECONDARY, SENDER, TOKEN, FakeTwilio
from tests.servers import serving

PUBLIC_URL = "https://chat.example.org"
WEBHOOK_SECRET = "a-secret_token"


@pytest.fixture
def twilio() -> Iterator[tuple[FakeTwilio, str]]:
    fake = FakeTwilio()
    with serving(fake.app) as url:
        yield fake, url


@pytest.fixture
def telegram() -> Iterator[tuple[FakeTelegram, str]]:
    fake = FakeTelegram()
    with serving(fake.app) as url:
        yield fake, url


@pytest.fixture
def web_url(tmp_path: Path, brain_url: str) -> Iterator[str]:
    """The service with the web chat alone."""
    with serving(create_app(make_settings(tmp_path, brain_url=brain_url))) as url:
        yield url


@pytest.fixture
def brainless_url(tmp_path: Path) -> Iterator[str]:
    """The service while Rasa is down."""
    with serving(create_app(make_settings(tmp_path))) as url:
        yield url


@pytest.fixture
def whatsapp_url(tmp_path: Path, brain_url: str, twilio: tuple[FakeTwilio, str]) -> Iterator[str]:
    """The service with WhatsApp on."""
    settings = make_settings(
        tmp_path,
        brain_url=brain_url,
        public_url=PUBLIC_URL,
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=TOKEN,
        twilio_auth_token_secondary=SECONDARY,
        twilio_whatsapp_from=SENDER,
        twilio_api_url=twilio[1],
        twilio_content_url=twilio[1],
    )
    with serving(create_app(settings)) as url:
        yield url


@pytest.fixture
def polling_url(
    tmp_path: Path, brain_url: str, telegram: tuple[FakeTelegram, str]
) -> Iterator[str]:
    """The service with Telegram by polling."""
    settings = make_settings(
        tmp_path,
        brain_url=brain_url,
        telegram_token=TELEGRAM_TOKEN,
        telegram_api_url=telegram[1],
    )
    with serving(create_app(settings)) as url:
        yield url


@pytest.fixture
def telegram_webhook_url(
    tmp_path: Path, brain_url: str, telegram: tuple[FakeTelegram, str]
) -> Iterator[str]:
    """The service with Telegram by webhook."""
    settings = make_settings(
        tmp_path,
        brain_url=brain_url,
        public_url=PUBLIC_URL,
        telegram_token=TELEGRAM_TOKEN,
        telegram_api_url=telegram[1],
        telegram_webhook_secret=WEBHOOK_SECRET,
    )
    with serving(create_app(settings)) as url:
        yield url
