"""The evaluation set is kept apart: no question of it stands in the training data."""

from pathlib import Path

import pytest
import yaml

from bot.editorial.understanding import load_expected
from bot.guide.model import Guide
from bot.settings import ROOT
from bot.text import fold

NLU = ROOT / "nlu_data"
EVALUATION = NLU / "evaluation" / "preguntas.yml"


def training_files() -> list[Path]:
    return [path for path in (NLU / "data").rglob("*.yml") if path.name != "rules.yml"]


def examples(path: Path) -> list[tuple[str, str]]:
    blocks = yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", [])
    return [
        (block["intent"], line.strip()[2:])
        for block in blocks
        if "intent" in block
        for line in block["examples"].splitlines()
        if line.strip().startswith("- ")
    ]


def test_no_question_is_shared() -> None:
    asked = {fold(question.text) for question in load_expected(EVALUATION)}
    shared = [
        text for path in training_files() for _, text in examples(path) if fold(text) in asked
    ]
    assert shared == []


def test_there_are_at_least_four_hundred_with_labels_that_exist(guide: Guide) -> None:
    questions = load_expected(EVALUATION)
    assert len(questions) >= 400
    intents = {intent for path in training_files() for intent, _ in examples(path)}
    plain = {intent for intent in intents if "/" not in intent}
    for question in questions:
        for label in question.labels:
            known = label in guide.articles or label in plain or label.startswith("glosario:")
            assert known, f"{question.text}: {label}"


@pytest.mark.parametrize("path", training_files(), ids=lambda path: path.name)
def test_training_files_name_only_articles_that_exist(path: Path, guide: Guide) -> None:
    for intent, _ in examples(path):
        room, _slash, key = intent.partition("/")
        if room == "guia":
            assert key in guide.articles, intent
