"""Twilio's own clients, with addresses that can be set."""

import asyncio
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.settings import Settings

TIMEOUT_SECONDS = 4.0
"""One try; with its retries a send must fit the webhook's 15 s.
https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides"""


class _Routes:
    """Puts a proxy's or a fake's address in the place of Twilio's public hosts."""

    def __init__(self, settings: Settings) -> None:
        self._bases = {
            "api.twilio.com": settings.twilio_api_url,
            "content.twilio.com": settings.twilio_content_url,
        }

    def routed(self, url: str) -> str:
        parts = urlsplit(url)
        base = urlsplit(self._bases.get(parts.netloc, url))
        return urlunsplit(parts._replace(scheme=base.scheme, netloc=base.netloc))


class _AsyncRouted(AsyncTwilioHttpClient):
    def __init__(self, routes: _Routes) -> None:
        super().__init__()
        self._routes = routes

    async def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            return await super().request(method, self._routes.routed(url), *args, **kwargs)


class _Routed(TwilioHttpClient):
    def __init__(self, routes: _Routes) -> None:
        super().__init__(timeout=30.0)
        self._routes = routes

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, self._routes.routed(url), *args, **kwargs)


def async_client(settings: Settings) -> tuple[Client, AsyncTwilioHttpClient]:
    """The client of the service, and the HTTP client under it, which must be closed."""
    http = _AsyncRouted(_Routes(settings))
    return _client(settings, http), http


def sync_client(settings: Settings) -> Client:
    """The client of commands."""
    return _client(settings, _Routed(_Routes(settings)))


def _client(settings: Settings, http: Any) -> Client:
    token = settings.twilio_auth_token.get_secret_value()
    return Client(settings.twilio_account_sid, token, http_client=http)
