"""WhatsApp by Twilio: signed webhooks in, one REST message out."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator, get_signature_algorithm
from twilio.rest import Client

from bot.channels.whatsapp import limits
from bot.channels.whatsapp.parse import inbound
from bot.channels.whatsapp.render import Rendered, render
from bot.channels.whatsapp.templates import TemplateSids, shape_of, variables
from bot.channels.whatsapp.twilio_client import async_client
from bot.messages import Reply
from bot.settings import Settings
from bot.turn import House

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/whatsapp/webhook"
RETRIED_CODES = frozenset({20429, 63017, 63018})
"""Too many requests and rate limits. https://www.twilio.com/docs/api/errors"""

BACKOFF_SECONDS = (0.5, 1.5)
"""Waits between tries; with TIMEOUT_SECONDS they stay inside Twilio's 15 s."""

SIDS_FILE = "whatsapp_templates.json"


@dataclass
class WhatsAppChannel:
    """Checks signatures, answers messages, counts failures by code."""

    client: Client
    house: House
    sender: str
    public_url: str
    tokens: tuple[str, ...]
    sids: TemplateSids
    failures: Counter[int] = field(default_factory=Counter)

    def signed(self, form: Mapping[str, str], signature: str, settings_header: str) -> bool:
        """Whether Twilio signed this form, with the primary or the secondary token.

        The address is the configured public one: behind TLS the request's own
        Host and scheme are not what Twilio signed.
        """
        algorithm = get_signature_algorithm(settings_header)
        url = f"{self.public_url}{WEBHOOK_PATH}"
        return any(
            RequestValidator(token).validate(url, dict(form), signature, algorithm)
            for token in self.tokens
        )

    async def receive(self, form: Mapping[str, str]) -> None:
        """One webhook; returns when its turn is done.

        Raises what sending raised, so that Twilio may repeat.
        """
        message = inbound(form)
        if message is None:
            return
        to = form.get("From", "")

        async def deliver(reply: Reply) -> None:
            await self._send(to, render(reply))

        await self.house.serve(message, deliver)

    async def _send(self, to: str, rendered: Rendered) -> None:
        sid = self.sids.sid(shape_of(rendered)) if rendered.items else None
        if sid and len(rendered.body) <= limits.INTERACTIVE_BODY:
            try:
                await self._create(to, content_sid=sid, content_variables=variables(rendered))
                return
            except TwilioRestException as error:
                log.error("Twilio refused buttons (%s): sending numbered text", error.code)
        await self._create(to, body=rendered.body[: limits.BODY])

    async def _create(self, to: str, **content: str) -> None:
        for wait in (*BACKOFF_SECONDS, None):
            try:
                await self.client.messages.create_async(to=to, from_=self.sender, **content)
                return
            except TwilioRestException as error:
                self.failures[error.code or error.status] += 1
                passing = error.code in RETRIED_CODES or error.status >= 500
                if wait is None or not passing:
                    raise
            except (aiohttp.ClientError, TimeoutError):
                self.failures[0] += 1
                if wait is None:
                    raise
            await asyncio.sleep(wait)


@asynccontextmanager
async def open_whatsapp(settings: Settings, house: House) -> AsyncIterator[WhatsAppChannel]:
    """The channel, closed with its connections."""
    client, http = async_client(settings)
    tokens = (settings.twilio_auth_token, settings.twilio_auth_token_secondary)
    try:
        yield WhatsAppChannel(
            client=client,
            house=house,
            sender=settings.twilio_whatsapp_from,
            public_url=settings.public_url,
            tokens=tuple(t.get_secret_value() for t in tokens if t.get_secret_value()),
            sids=TemplateSids(settings.var_dir / SIDS_FILE),
        )
    finally:
        await http.close()
