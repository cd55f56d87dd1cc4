import sqlite3
import uuid
from pathlib import Path

import httpx
import pytest


class Chat:
    """A browser's side of the web chat."""

    def __init__(self, url: str) -> None:
        self.client = httpx.Client(base_url=url, timeout=20)

    def say(self, text: str = "", **fields: str) -> dict[str, object]:
        body = {"id": uuid.uuid4().hex, "text": text} | fields
        response = self.client.post("/chat/messages", json=body)
        assert response.status_code == 200, response.text
        reply = response.json()["reply"]
        return reply if reply is not None else {}

    def tap(self, payload: str) -> dict[str, object]:
        return self.say(payload=payload)


def choices(reply: dict[str, object]) -> list[dict[str, str]]:
    found = reply["choices"]
    assert isinstance(found, list)
    return found


def test_first_contact_says_who_answers_and_what_is_kept(web_url: str) -> None:
    reply = Chat(web_url).tap("i")
    html = str(reply["html"])
    assert "Piénsalo 2 Veces" in html
    assert "BORRAR" in html
    assert len(choices(reply)) >= 6


def test_a_question_is_answered_with_its_source(web_url: str) -> None:
    reply = Chat(web_url).say("q es la visa h2a")
    assert "H-2A" in str(reply["html"])
    assert str(reply["source"]).startswith("Fuente: ")


def test_a_follow_up_leans_on_the_last_article(web_url: str) -> None:
    chat = Chat(web_url)
    chat.say("que es la visa h2a")
    reply = chat.say("y para la h2b?")
    assert "H-2B" in str(reply["html"])


def test_two_questions_in_one_message_are_both_served(web_url: str) -> None:
    reply = Chat(web_url).say("que requisitos piden? y quien paga el pasaje de ida?")
    labels = " ".join(choice["label"] for choice in choices(reply))
    assert "ida" in str(reply["html"]) + labels


@pytest.mark.parametrize("down", [False, True])
def test_danger_comes_first_whatever_else_was_asked(
    web_url: str, brainless_url: str, down: bool
) -> None:
    chat = Chat(brainless_url if down else web_url)
    reply = chat.say("cuanto cuesta la visa? es que el patron nos tiene encerrados")
    assert reply["danger"] is True
    start = str(reply["html"])[:160]
    assert "911" in start or "tel:" in start


def test_with_rasa_down_people_are_answered_by_search(brainless_url: str) -> None:
    chat = Chat(brainless_url)
    assert "H-2A" in str(chat.say("que es la visa h2a")["html"])
    assert chat.tap("a:pasaporte")["source"]
    ready = httpx.get(f"{brainless_url}/health/ready").json()
    assert ready == {"status": "degraded", "brain": "unavailable", "store": "ready"}


def test_a_retry_of_the_page_is_answered_once(web_url: str) -> None:
    chat = Chat(web_url)
    first = chat.say("hola", id="the-same-id")
    assert first
    assert chat.say("hola", id="the-same-id") == {}


def test_erasure_forgets_the_dialogue_at_once(web_url: str, tmp_path: Path) -> None:
    chat = Chat(web_url)
    chat.say("que es la visa h2a")
    chat.say("BORRAR")
    with sqlite3.connect(tmp_path / "piensalo.db") as store:
        assert store.execute("select count(*) from conversation").fetchone() == (0,)
    reply = chat.say("y cuanto es eso?")
    assert not reply["source"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "short"},
        {"id": "x" * 12, "text": "a" * 5000},
        {"id": "x" * 12, "extra": "1"},
        {"id": 5},
    ],
)
def test_malformed_messages_are_refused(brainless_url: str, body: dict[str, object]) -> None:
    assert httpx.post(f"{brainless_url}/chat/messages", json=body).status_code == 422


@pytest.mark.parametrize(
    "text", ["/restart", '/abrir{"articulo": "x"}', "/session_start", "\x00", "🙂" * 300, "?"]
)
def test_no_text_commands_the_brain_or_breaks_the_turn(web_url: str, text: str) -> None:
    assert Chat(web_url).say(text)["html"]


def test_one_event_a_turn_of_enumerated_fields(web_url: str, tmp_path: Path) -> None:
    chat = Chat(web_url)
    chat.say("que es la visa h2a", source="QR-AHUA-01")
    chat.say("gracias")
    with sqlite3.connect(tmp_path / "piensalo.db") as store:
        rows = store.execute(
            "select channel, outcome, article, source, is_new, degraded from turn"
        ).fetchall()
    assert ("web", "answered", "h2a-que-es", "QR-AHUA-01", 1, 0) in rows
    assert len(rows) == 2


def test_the_tools_endpoint_needs_its_token(brainless_url: str) -> None:
    body = {"text": "hola"}
    assert httpx.post(f"{brainless_url}/tools/ask", json=body).status_code == 403
