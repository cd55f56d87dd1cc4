from pathlib import Path

import pytest

from bot.settings import ROOT, BadSettings, Settings, load_settings, setting_names


@pytest.fixture(autouse=True)
def _no_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PIENSALO_PORT", "ochenta", "PIENSALO_PORT"),
        ("PIENSALO_PORT", "99999", "PIENSALO_PORT"),
        ("PIENSALO_LOG_LEVEL", "LOUD", "PIENSALO_LOG_LEVEL"),
        ("PIENSALO_PUBLIC_URL", "chat.example.org", "PIENSALO_PUBLIC_URL"),
        ("TELEGRAM_WEBHOOK_SECRET", "con espacio", "TELEGRAM_WEBHOOK_SECRET"),
        ("TWILIO_WHATSAPP_FROM", "+1415", "whatsapp:+14155238886"),
        ("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN"),
        ("TELEGRAM_TOKN", "x", "TELEGRAM_TOKN no existe"),
        ("PIENSALO_PUERTO", "80", "PIENSALO_PUERTO no existe"),
    ],
)
def test_a_bad_or_unknown_setting_stops_the_start_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=said.replace("+", r"\+")):
        load_settings()


def test_an_unknown_name_in_env_file_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TWILIO_TOKEN=x\n")
    with pytest.raises(BadSettings, match="TWILIO_TOKEN"):
        load_settings()


def test_nothing_is_needed_to_start() -> None:
    settings = load_settings()
    assert not settings.telegram_on
    assert not settings.whatsapp_on
    assert settings.database.startswith("sqlite+aiosqlite:///")


def test_every_setting_is_explained_in_the_example_and_nothing_else() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    names = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert names == set(setting_names())


def test_no_secret_shows_in_a_representation() -> None:
    settings = Settings(_env_file=None, telegram_token="123:hidden")
    assert "hidden" not in repr(settings)
