"""The flows with real Rasa: whole, interrupted, corrected, left, and cut short by danger."""

import asyncio
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml

from bot.registry.disclosure import Case
from bot.registry.registry import Registry
from bot.store.engine import make_engine, make_sessions
from bot.store.migrate import migrate
from tests.conftest import make_settings
from tests.e2e.test_web import Chat, choices

CONVERSATIONS = yaml.safe_load(Path(__file__).with_name("flujos.yaml").read_text(encoding="utf-8"))


def text_of(reply: dict[str, object]) -> str:
    bare = unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li)>", "\n", str(reply["html"]))))
    return bare.replace("\u00a0", " ")


def tapped(chat: Chat, before: dict[str, object], label: str) -> dict[str, object]:
    (payload,) = [c["payload"] for c in choices(before) if c["label"] == label]
    return chat.tap(payload)


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation(web_url: str, name: str) -> None:
    chat = Chat(web_url)
    reply: dict[str, object] = {}
    for turn in CONVERSATIONS[name]:
        reply = chat.say(turn["dice"]) if "dice" in turn else tapped(chat, reply, turn["toca"])
        said = text_of(reply)
        for wanted in turn.get("tiene", []):
            assert any(one in said for one in wanted.split("|")), f"{turn} got: {said}"
        for unwanted in turn.get("no", []):
            assert unwanted not in said, f"{turn} got: {said}"


def test_the_menu_leads_to_the_tools(web_url: str) -> None:
    chat = Chat(web_url)
    menu = chat.say("menu")
    tools = tapped(chat, menu, "Revisiones y cuentas, paso a paso")
    assert len(choices(tools)) == 7
    first = chat.tap(choices(tools)[0]["payload"])
    assert "1 de" in text_of(first)


def test_an_article_offers_its_flow(web_url: str) -> None:
    reply = Chat(web_url).say("como se si una oferta es de verdad")
    assert "f:oferta" in {choice["payload"] for choice in choices(reply)}


@pytest.mark.parametrize("payload", ["r:oferta_pide:dinero", "l:nada", "f:nada", "q:oferta:visa"])
def test_a_stale_or_forged_button_is_answered(web_url: str, payload: str) -> None:
    assert "ya habían terminado" in text_of(Chat(web_url).tap(payload))


def test_the_flows_pause_while_the_brain_is_away(brainless_url: str) -> None:
    assert "Ahora mismo no puedo" in text_of(Chat(brainless_url).tap("f:oferta"))


@pytest.fixture
def listed_employer(tmp_path: Path) -> None:
    """A public list with one employer, in the store that `web_url` uses."""
    case = Case("H-300-26001-000001", "Smith & Sons Farms, LLC", "Tifton", "GA", date(2026, 3, 9))

    async def load() -> None:
        engine = make_engine(make_settings(tmp_path).database)
        await migrate(engine)
        await Registry(make_sessions(engine)).replace([case], keep=False)
        await engine.dispose()

    asyncio.run(load())


@pytest.mark.usefixtures("listed_employer")
@pytest.mark.parametrize(
    ("case", "employer", "said"),
    [
        ("H-300-26001-000001", "no se", "está en la lista pública"),
        ("no", "smith and sons farms", "Smith & Sons Farms, LLC, Tifton, GA, caso H-300-26001"),
        ("H-300-26001-999999", "Fincas El Paraiso", "No hallamos esa empresa"),
    ],
)
def test_the_employer_is_looked_up_when_a_list_is_loaded(
    web_url: str, case: str, employer: str, said: str
) -> None:
    chat = Chat(web_url)
    for text in ("revisar oferta", "la empresa", "nada", "si", case):
        reply = chat.say(text)
    assert "5 de 5" in text_of(reply)
    end = text_of(chat.say(employer))
    assert said in end
    assert "9 mar 2026" in end
