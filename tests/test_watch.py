import pytest

from bot.guide.model import Guide
from bot.safety.watch import watch


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("nos tienen encerrados y con candado", "encierro"),
        ("el patrón NO NOS DEJA salir del tráiler", "encierro"),
        ("me quitaron el pasaporte", "pasaporte-retenido"),
        ("la patrona tiene guardado mi pasaporte y no me lo devuelve", "pasaporte-retenido"),
        ("dicen que tengo que trabajar hasta pagar lo que les debo", "deuda-forzada"),
        ("me amenazó con la migra", "amenazas"),
        ("el supervisor me anda tocando", "acoso"),
        ("mi marido me pega", "violencia-domestica"),
        ("ya no quiero vivir", "salud-emocional"),
        ("mi compañero se desmayó y no respira", "emergencia"),
        ("me corté la mano con la máquina", "accidente"),
    ],
)
def test_danger_is_heard_without_the_brain(guide: Guide, text: str, article: str) -> None:
    assert watch(guide).look(text) == article


@pytest.mark.parametrize(
    "text",
    [
        "cuanto cuesta la visa",
        "aqui matando el tiempo",
        "encerrado en mi casa viendo tele",
        "me muero de ganas de ir",
        "tengo el pasaporte vencido",
        "cual es el numero de emergencia",
        "donde saco el pasaporte",
        "me quita el sueño la entrevista",
        "se quedó con ganas de ir mi primo",
    ],
)
def test_words_that_only_sound_so_raise_no_alarm(guide: Guide, text: str) -> None:
    assert watch(guide).look(text) is None


def test_a_gap_stands_for_a_few_words_only(mini: Guide) -> None:
    assert watch(mini).look("no a ninguno nos dejan salir") == "encierro"
    assert watch(mini).look("no uno dos tres cuatro cinco seis dejan salir") is None
