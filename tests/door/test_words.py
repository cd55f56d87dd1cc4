import pytest

from bot.door.words import chosen_number, typed_command, wants_silence
from bot.payload import Erase, OpenMenu, Start


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.", 2),
        ("2️⃣", 2),
        ("dos", 2),
        ("Dos", 2),
        ("la 2", 2),
        ("La dos", 2),
        ("el tres", 3),
        ("opción 3", 3),
        ("la opcion dos", 2),
        ("numero 4", 4),
        ("responda 2", 2),
        ("la primera", 1),
        ("la 1 por favor", 1),
        ("quiero la 2", 2),
        ("10", 10),
    ],
)
def test_a_choice_is_understood_in_every_way_people_type_it(text: str, number: int) -> None:
    assert chosen_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "hola", "tengo 2 hijos", "2 preguntas", "7070", "me cobraron 2", "la visa h2"]
)
def test_a_sentence_with_a_number_is_no_choice(text: str) -> None:
    assert chosen_number(text) is None


@pytest.mark.parametrize("text", ["BORRAR", "borrar mis datos", "Borre mis datos.", "/borrar"])
def test_erasure_is_asked_in_plain_words(text: str) -> None:
    assert typed_command(text) == Erase()


@pytest.mark.parametrize("text", ["menu", "Menú", "MENU", "inicio", "ver el menú"])
def test_the_menu_opens_by_its_name(text: str) -> None:
    assert typed_command(text) == OpenMenu()


def test_start_starts() -> None:
    assert typed_command("/start") == Start()


@pytest.mark.parametrize("text", ["ALTO", "baja", "Stop", "cancelar", "¡Alto!"])
def test_silence_is_asked_with_the_known_words(text: str) -> None:
    assert wants_silence(text)


@pytest.mark.parametrize("text", ["me dieron de baja", "quiero cancelar mi cita", "alto riesgo"])
def test_the_same_words_inside_a_question_ask_for_no_silence(text: str) -> None:
    assert not wants_silence(text)
