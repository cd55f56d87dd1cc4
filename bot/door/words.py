"""Words that act before anything is understood: erase, stop, menu, and a number."""

import re

from bot.payload import Erase, OpenMenu, Payload, Start
from bot.text import fold

_ERASE = frozenset(
    [
        "borrar", "borrar mis datos", "borre mis datos", "borra mis datos", "borrar todo",
        "borrar datos", "/borrar", "eliminar mis datos", "elimine mis datos",
    ]
)  # fmt: skip
_STOP = frozenset(
    ["alto", "baja", "stop", "cancelar", "darme de baja", "dar de baja", "/stop", "unsubscribe"]
)
_MENU = frozenset(["menu", "el menu", "ver menu", "ver el menu", "/menu", "opciones", "inicio"])
_START = frozenset(["/start", "start", "empezar", "comenzar"])

_NUMBERS = {
    "uno": 1, "una": 1, "primera": 1, "primero": 1, "primer": 1,
    "dos": 2, "segunda": 2, "segundo": 2,
    "tres": 3, "tercera": 3, "tercero": 3,
    "cuatro": 4, "cuarta": 4, "cuarto": 4,
    "cinco": 5, "quinta": 5, "quinto": 5,
    "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
}  # fmt: skip
_CHOICE = re.compile(
    r"(?:quiero |escojo |elijo |marco |ver |responda |respondo )?"
    r"(?:(?:la|el|lo) )?(?:opcion |numero |num |no |nro |pregunta |respuesta )?#?"
    r"(?P<choice>\d{1,2}|" + "|".join(_NUMBERS) + r")(?: por favor| xfa| porfa| gracias)?"
)


def wants_silence(text: str) -> bool:
    """Whether the whole message asks to be left alone (ALTO, BAJA, STOP, CANCELAR)."""
    return fold(text) in _STOP


def typed_command(text: str) -> Payload | None:
    """The button that a typed word stands for, when the whole message is that word."""
    word = fold(text)
    if word in _ERASE:
        return Erase()
    if word in _MENU:
        return OpenMenu()
    return Start() if word in _START else None


def chosen_number(text: str) -> int | None:
    """The number when the whole message is a choice: "2", "dos", "la 2", "opción 2"."""
    plain = "".join(c for c in text if c not in "\ufe0f\u20e3")
    match = _CHOICE.fullmatch(fold(plain))
    if not match:
        return None
    choice = match.group("choice")
    return int(choice) if choice.isdigit() else _NUMBERS[choice]
