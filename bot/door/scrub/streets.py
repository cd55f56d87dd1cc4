"""Where someone lives: street cues and the words after them, coordinates, US addresses."""

import re
from collections.abc import Iterator

from bot.door.scrub.spans import Kind, Span, whole
from bot.door.scrub.view import View
from bot.door.scrub.words import Sense, Word, words

MOST_WORDS = 5
"""Words taken after a cue: "colonia nueva esperanza numero dos"."""

_COORDINATES = re.compile(r"-?\d{1,3}\.\d{3,}[\s,;]{1,3}-?\d{1,3}\.\d{3,}")
_US_STREET = re.compile(
    r"\b\d{1,5} (?:[nsew]{1,2} )?(?:[a-z]+|\d{1,3}(?:st|nd|rd|th))(?: [a-z]+)?"
    r" (?:street|st|avenue|road|rd|drive|blvd|boulevard|lane|ln|highway|hwy)\b"
    r"(?:[ ,]{1,2}(?:apt|unit|#)[ .#]{0,2}\w{1,5})?"
)
_NUMBERED = re.compile(
    r"\b(?:casa|apto|apartamento|lote|poligono|pol|block|bloque|pasaje|pje|psje|senda|local|zip)"
    r"[ .]{1,2}(?:(?:#|no\b|num\b|numero\b|n\b|code\b)[ .]{0,2})?"
    r"(?:\d{1,5}(?:[ .]?\d)?(?:-?[a-z]\b| [b-df-np-xz]\b)?|[b-df-np-xz]\b(?:[ -]\d{1,3})?)"
    r"(?![.,]?\d)"
    r"(?! (?:\w+nas|hombres|mujeres|trabajador\w*|dias?"
    r"|mes\w*|horas?|anos?|de|dolares|veces|mas|y|cuartos|x)\b)"
    r"|(?<!\d)(?<!\d )\b(?:kilometro|km)[ .]{1,2}\d{1,3}(?![.,]?\d)"
    r"|\bcasa ?(?:#|no\.|numero|num\.?) ?\w{1,6}"
)
"""A number says the house, and only right after these words: "la casa 12 personas" counts."""

_CUE = re.compile(
    r"\b(?P<cue>colonia|col\.|calle|avenida|av\.|canton|cton\.?|caserio|lotificacion|lotif\.?"
    r"|residencial|resid\.|urbanizacion|urb\.|reparto|condominio|comunidad|barrio|carretera|boulevard"
    r"|pasaje|pje\.?)(?=[ ])"
)
_NEEDS_ARTICLE = frozenset({"pasaje", "barrio", "comunidad", "carretera", "reparto"})
"""Cues that are everyday words: a fare, a gang ("barrio 18"), a community."""

_ARTICLES = frozenset(
    {"el", "la", "los", "las", "san", "santa", "santo", "nueva", "nuevo", "al", "a"}
)
_INNER = frozenset({"de", "del", "y"})
_STREET_WORDS = frozenset(
    [
        "norte",
        "sur",
        "oriente",
        "poniente",
        "principal",
        "numero",
        "nueva",
        "nuevo",
        "real",
        "alta",
        "alto",
        "verde",
        "vieja",
        "viejo",
        "primera",
        "segunda",
        "tercera",
        "primero",
        "segundo",
        "cuarta",
        "quinta",
        "fatima",
        "lourdes",
        "centro",
    ]
)
_GENERAL = frozenset(
    [
        "gente",
        "agua",
        "empresa",
        "finca",
        "familia",
        "visa",
        "casa",
        "escuela",
        "senora",
        "mama",
        "policia",
        "noche",
        "donde",
        "cual",
    ]
)
_PART = re.compile(r"[ ](?:(?:no\.?|#|num\.?|numero)[ ]?)?(\d{1,4}[a-z]{0,2}\b|[a-z']+)")


def coordinates(view: View) -> Iterator[Span]:
    """A pair of degrees, as a map's link or a shared place shows them."""
    return (whole(match, Kind.PLACE) for match in _COORDINATES.finditer(view.plain))


def streets(view: View) -> Iterator[Span]:
    """Addresses; the department or town after one stays."""
    found = [whole(match, Kind.PLACE) for match in _US_STREET.finditer(view.plain)]
    yield from found
    view = view.masked(found)
    known = {word.start: word for word in words(view.plain)}
    found = []
    reached = 0
    for match in _CUE.finditer(view.plain):
        if match.start() < reached:
            continue
        reached = _end(view.plain, match, known)
        if reached > match.end():
            found.append(Span(match.start(), reached, Kind.PLACE))
    yield from found
    for match in _NUMBERED.finditer(view.masked(found).plain):
        yield whole(match, Kind.PLACE)


def _end(plain: str, cue: re.Match[str], known: dict[int, Word]) -> int:
    """Where the name of the street or hamlet ends; the cue's own end when none follows."""
    end = position = cue.end()
    taken = 0
    article = False
    while taken < MOST_WORDS and (part := _PART.match(plain, position)):
        word = known.get(part.start(1))
        text = part[1]
        if not _belongs(word, text, taken, cue["cue"], article):
            break
        article = text in _ARTICLES
        position = part.end()
        if not article and text not in _INNER:
            taken += 1
            end = position
    return end


def _belongs(word: Word | None, text: str, taken: int, cue: str, article: bool) -> bool:
    """Whether a word after a cue is still part of the address."""
    if word is None:
        return text[0].isdigit() and cue not in _NEEDS_ARTICLE
    if text in _GENERAL:
        return False
    if text in _ARTICLES:
        return not article or text in ("san", "santa", "santo")
    if taken and word.place and not article:
        return False
    if text in _INNER:
        return taken > 0 or (cue in ("calle", "avenida") and not article)
    if taken == 0 and cue in _NEEDS_ARTICLE and not article:
        return False
    if text in _STREET_WORDS or word.named or word.place:
        return True
    if taken == 0:
        return article or not (Sense.COMMON in word.sense or text.endswith("ndo"))
    return not word.sense
