"""Rasa over its REST channel, with a time-out and an honest failure."""

import json
from collections.abc import Iterable
from typing import Any

import httpx

from bot.brain.reading import BadReading, Reading, parse_replies
from bot.payload import Fill, OpenArticle, OpenMenu, OpenSection, OpenTerm, Payload, StartFlow

_REQUESTED_SLOT = "requested_slot"

INTENT_PREFIX = "/"
"""Rasa reads a text that begins so as an intent; a person's text never may."""


class BrainUnavailable(Exception):
    """Rasa is down, slow, without a model, or said something unknown."""


def command(payload: Payload) -> str:
    """The Rasa message for a tapped button."""
    match payload:
        case OpenArticle(article):
            return f"/abrir{json.dumps({'articulo': article})}"
        case OpenTerm(term):
            return f"/abrir_termino{json.dumps({'termino': term})}"
        case OpenSection(section, page):
            return f"/ver_seccion{json.dumps({'seccion': section, 'pagina': str(page)})}"
        case OpenMenu():
            return "/menu"
        case StartFlow(flow):
            return f"/{flow_intent(flow)}"
        case Fill(slot, value):
            return f"/responder{json.dumps({slot: value})}"
        case _:
            raise ValueError(f"{type(payload).__name__} is not for the brain")


def flow_intent(flow: str) -> str:
    """The intent that starts a flow's form."""
    return f"flujo_{flow.replace('-', '_')}"


class Brain:
    """Asks Rasa; `client` carries base URL and time-out."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def read_text(self, conversation_id: str, text: str) -> Reading:
        """What a scrubbed text asks.

        Raises BrainUnavailable.
        """
        return await self._ask(conversation_id, text.lstrip(f"{INTENT_PREFIX} ") or "-")

    async def read_payload(self, conversation_id: str, payload: Payload) -> Reading:
        """The act of a button, which the dialogue remembers.

        Raises BrainUnavailable.
        """
        return await self._ask(conversation_id, command(payload))

    async def forget(self, conversation_id: str) -> None:
        """Empty the dialogue's tracker.

        Raises BrainUnavailable.
        """
        try:
            response = await self._client.put(
                f"/conversations/{conversation_id}/tracker/events", json=[]
            )
            response.raise_for_status()
        except httpx.HTTPError as error:
            raise BrainUnavailable(type(error).__name__) from error

    async def pause(self, conversation_id: str, forget: Iterable[str] = ()) -> None:
        """End the form under way, if any; its slots stay, but for those to `forget`.

        https://rasa.com/docs/rasa/pages/http-api (POST tracker/events).
        Raises BrainUnavailable.
        """
        events: list[dict[str, Any]] = [
            {"event": "active_loop", "name": None},
            *(
                {"event": "slot", "name": name, "value": None}
                for name in (_REQUESTED_SLOT, *forget)
            ),
        ]
        try:
            response = await self._client.post(
                f"/conversations/{conversation_id}/tracker/events",
                params={"include_events": "NONE"},
                json=events,
            )
            response.raise_for_status()
        except httpx.HTTPError as error:
            raise BrainUnavailable(type(error).__name__) from error

    async def ready(self) -> bool:
        """Whether Rasa answers and holds a model."""
        try:
            response = await self._client.get("/status")
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK

    async def _ask(self, conversation_id: str, message: str) -> Reading:
        replies = await self._post(conversation_id, message)
        customs = [r["custom"] for r in replies if isinstance(r, dict) and "custom" in r]
        try:
            return parse_replies(customs)
        except BadReading as error:
            raise BrainUnavailable(str(error)) from error

    async def _post(self, conversation_id: str, message: str) -> list[object]:
        try:
            response = await self._client.post(
                "/webhooks/rest/webhook",
                json={"sender": conversation_id, "message": message},
            )
            response.raise_for_status()
            replies = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise BrainUnavailable(type(error).__name__) from error
        return replies if isinstance(replies, list) else []
