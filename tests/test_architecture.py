"""Data flows one way: which room may import which (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

from bot.settings import ROOT

ALLOWED = {
    "analytics": {"analytics"},
    "bot.guide": {"bot.guide", "bot.text"},
    "bot.safety": {"bot.safety", "bot.guide", "bot.text"},
    "bot.brain": {"bot.brain", "bot.guide", "bot.payload"},
    "bot.registry": {"bot.registry", "bot.i18n", "bot.text"},
    "bot.flows": {
        "bot.flows", "bot.brain", "bot.guide", "bot.payload", "bot.registry", "bot.text",
    },
    "bot.answer": {
        "bot.answer", "bot.brain", "bot.flows", "bot.guide", "bot.document", "bot.i18n",
        "bot.messages", "bot.payload",
    },
    "bot.door": {"bot.door", "analytics.events", "bot.messages", "bot.payload", "bot.text"},
    "bot.store": {"bot.store", "bot.door.tables", "bot.registry.tables", "analytics.tables"},
}  # fmt: skip


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    } | {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_it_may(room: str) -> None:
    for path in (ROOT / room.replace(".", "/")).rglob("*.py"):
        ours = {name for name in imports(path) if name.split(".")[0] in ("bot", "analytics")}
        wrong = {
            name
            for name in ours
            if not any(name == ok or name.startswith(f"{ok}.") for ok in ALLOWED[room])
        }
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


def test_channels_know_nothing_of_each_other() -> None:
    rooms = ("web", "telegram", "whatsapp")
    for room in rooms:
        for path in (ROOT / "bot" / "channels" / room).glob("*.py"):
            for other in set(rooms) - {room}:
                assert not any(f"channels.{other}" in name for name in imports(path)), path
