"""The word lists beside this module, read once."""

from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The words of a list by its `[section]`; "#" begins a comment."""
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in _lines(name):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {section: frozenset(words) for section, words in found.items()}


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list, one a line, each as its words."""
    return frozenset(tuple(line.split()) for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = files("bot.door.scrub").joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
