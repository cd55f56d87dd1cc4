"""Questions that people are expected to ask, as the brain learns them.

nlu_data/data/ holds many more questions than the articles show to staff. The
search reads them too, so that it finds more when the brain is away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

GENERATED = "generated"
"""The folder made from content/, which the search reads at its source."""

_KINDS = {"guia": "article", "glosario": "term"}


@dataclass(frozen=True)
class Learned:
    """A question and what it asks for: an article, a term, or small talk (a message's name)."""

    kind: str
    id: str
    text: str


def load_learned(folder: Path) -> list[Learned]:
    """The questions below `folder`; none when there is no such folder.

    Raises ValueError with the file's name when one is not Rasa's training YAML.
    """
    paths = sorted(p for p in folder.rglob("*.yml") if p.parent.name != GENERATED)
    return [question for path in paths for question in _questions(path)]


def _questions(path: Path) -> Iterator[Learned]:
    try:
        blocks = (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu", [])
        for block in blocks:
            if "intent" in block:
                yield from _block(block["intent"], block["examples"])
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: not Rasa training data ({type(error).__name__})") from error


def _block(intent: str, examples: str) -> Iterator[Learned]:
    retrieval, _, key = intent.partition("/")
    if retrieval == "seguimiento":
        return
    kind = _KINDS.get(retrieval, "talk")
    name = key or retrieval.replace("_", "-")
    for line in examples.splitlines():
        text = line.strip().removeprefix("- ").strip()
        if text:
            yield Learned(kind, name, text)
