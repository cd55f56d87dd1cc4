"""Settings: the environment and .env, checked at the start, each named in its error."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Self

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.i18n import _

ROOT = Path(__file__).resolve().parent.parent
ENV_FILE = ".env"
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PREFIXES = ("PIENSALO_", "TELEGRAM_", "TWILIO_")


class BadSettings(Exception):
    """A setting is unknown or does not fit; the message names each one."""


class Settings(BaseSettings):
    """Everything that may differ between two installations; .env.example explains each."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, extra="ignore", populate_by_name=True, frozen=True
    )

    host: str = Field("127.0.0.1", alias="PIENSALO_HOST")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(8080, alias="PIENSALO_PORT")
    public_url: str = Field("", alias="PIENSALO_PUBLIC_URL")
    content_dir: Path = Field(ROOT / "content", alias="PIENSALO_CONTENT_DIR")
    questions_dir: Path = Field(ROOT / "nlu_data" / "data", alias="PIENSALO_QUESTIONS_DIR")
    var_dir: Path = Field(ROOT / "var", alias="PIENSALO_VAR_DIR")
    keys_dir: Path | None = Field(None, alias="PIENSALO_KEYS_DIR")
    database_url: SecretStr = Field(SecretStr(""), alias="PIENSALO_DATABASE_URL")
    redis_url: SecretStr = Field(SecretStr(""), alias="PIENSALO_REDIS_URL")
    brain_url: str = Field("http://127.0.0.1:5005", alias="PIENSALO_BRAIN_URL")
    brain_token: SecretStr = Field(SecretStr(""), alias="PIENSALO_BRAIN_TOKEN")
    brain_timeout: Annotated[float, Field(gt=0, le=2.5)] = Field(
        2.0, alias="PIENSALO_BRAIN_TIMEOUT"
    )
    tools_token: SecretStr = Field(SecretStr(""), alias="PIENSALO_TOOLS_TOKEN")
    messages_per_minute: Annotated[int, Field(ge=1)] = Field(
        20, alias="PIENSALO_MESSAGES_PER_MINUTE"
    )
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = Field(
        "INFO", alias="PIENSALO_LOG_LEVEL"
    )

    telegram_token: SecretStr = Field(SecretStr(""), alias="TELEGRAM_TOKEN")
    telegram_webhook_secret: SecretStr = Field(SecretStr(""), alias="TELEGRAM_WEBHOOK_SECRET")
    telegram_api_url: str = Field("https://api.telegram.org", alias="TELEGRAM_API_URL")

    twilio_account_sid: str = Field("", alias="TWILIO_ACCOUNT_SID")
    twilio_auth_token: SecretStr = Field(SecretStr(""), alias="TWILIO_AUTH_TOKEN")
    twilio_auth_token_secondary: SecretStr = Field(
        SecretStr(""), alias="TWILIO_AUTH_TOKEN_SECONDARY"
    )
    twilio_whatsapp_from: str = Field("", alias="TWILIO_WHATSAPP_FROM")
    twilio_api_url: str = Field("https://api.twilio.com", alias="TWILIO_API_URL")
    twilio_content_url: str = Field("https://content.twilio.com", alias="TWILIO_CONTENT_URL")

    @field_validator(
        "public_url", "brain_url", "telegram_api_url", "twilio_api_url", "twilio_content_url"
    )
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError(_("must be an address that begins with http:// or https://"))
        return url.rstrip("/")

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret_alphabet(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError(_("may hold 1 to 256 letters, digits, _ and - only"))
        return secret

    @field_validator("twilio_whatsapp_from")
    @classmethod
    def _sender(cls, sender: str) -> str:
        if sender and not sender.startswith("whatsapp:+"):
            raise ValueError(_("must look like whatsapp:+14155238886"))
        return sender

    @model_validator(mode="after")
    def _whole_channels(self) -> Self:
        twilio = {
            "TWILIO_ACCOUNT_SID": self.twilio_account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio_auth_token.get_secret_value(),
            "TWILIO_WHATSAPP_FROM": self.twilio_whatsapp_from,
            "PIENSALO_PUBLIC_URL": self.public_url,
        }
        missing = [name for name, value in twilio.items() if not value]
        if self.twilio_account_sid and missing:
            raise ValueError(_("WhatsApp also needs {names}", names=", ".join(missing)))
        return self

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the store; by default one SQLite file in var/."""
        given = self.database_url.get_secret_value()
        return given or f"sqlite+aiosqlite:///{self.var_dir / 'piensalo.db'}"

    @property
    def keys(self) -> Path:
        """The folder of the epoch keys."""
        return self.keys_dir or self.var_dir / "keys"

    @property
    def telegram_on(self) -> bool:
        """Whether the Telegram channel runs."""
        return bool(self.telegram_token.get_secret_value())

    @property
    def whatsapp_on(self) -> bool:
        """Whether the WhatsApp channel runs."""
        return bool(self.twilio_account_sid)


def setting_names() -> list[str]:
    """Every environment variable that is read."""
    return [str(field.alias) for field in Settings.model_fields.values()]


def load_settings() -> Settings:
    """The settings in force.

    Raises BadSettings with every unknown or unfit setting by name.
    """
    faults = [_("{name} is not a setting; see .env.example", name=name) for name in _unknown()]
    try:
        settings = Settings()
    except ValidationError as error:
        faults += [_fault(fault) for fault in error.errors()]
        raise BadSettings("\n".join(faults)) from error
    if faults:
        raise BadSettings("\n".join(faults))
    return settings


def _unknown() -> Iterable[str]:
    known = set(setting_names())
    given = {name.upper() for name in (*os.environ, *dotenv_values(ENV_FILE))}
    return sorted(name for name in given if name.startswith(_PREFIXES) and name not in known)


def _fault(fault: ErrorDetails) -> str:
    name = ".".join(str(part) for part in fault["loc"])
    reason = str(fault["msg"]).removeprefix("Value error, ")
    return _("{name}: {reason}", name=name, reason=reason) if name else reason
