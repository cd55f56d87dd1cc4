"""What people get while the brain is away."""

from pathlib import Path

import pytest

from bot.guide.learned import Learned, load_learned
from bot.guide.model import Guide
from bot.guide.search import PERIL, GuideSearch
from bot.settings import ROOT


def test_a_question_of_an_article_finds_it(mini: Guide) -> None:
    found = GuideSearch(mini).find("cuanto vale la visa")
    assert found.hits[0].id == "pago-de-visa"
    assert found.hits[0].match > 0.9


def test_a_learned_question_finds_what_the_guide_alone_does_not(mini: Guide) -> None:
    asked = "el consulado pide plata por el sello"
    learned = [Learned("article", "pago-de-visa", asked), Learned("talk", "saludo", "que ondas")]
    assert GuideSearch(mini, learned).find(asked).hits[0].id == "pago-de-visa"
    assert GuideSearch(mini, learned).find("que ondas").hits[0].kind == "talk"


def test_questions_of_articles_that_the_guide_lacks_are_left_out(mini: Guide) -> None:
    learned = [Learned("article", "no-existe", "zanahorias moradas")]
    assert GuideSearch(mini, learned).find("zanahorias moradas").hits == ()


def test_danger_near_a_message_is_told_by_its_share(mini: Guide) -> None:
    search = GuideSearch(mini)
    assert search.find("me tienen adentro y no abren la puerta").danger == "encierro"
    assert search.find("me tienen adentro y no abren la puerta").danger_share >= PERIL
    assert search.find("cuanto vale la visa").danger_share < PERIL


def test_nothing_known_finds_nothing(mini: Guide) -> None:
    assert GuideSearch(mini).find("xyzzy").hits == ()


def test_the_service_s_own_questions_are_read() -> None:
    learned = load_learned(ROOT / "nlu_data" / "data")
    assert len(learned) > 5000
    assert {"article", "talk"} <= {question.kind for question in learned}


def test_without_the_folder_there_is_nothing_to_learn(tmp_path: Path) -> None:
    assert load_learned(tmp_path / "none") == []


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "malo.yml").write_text("nlu: [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"malo\.yml"):
        load_learned(tmp_path)
