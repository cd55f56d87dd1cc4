"""Words of a message with their places, and what each may be: name, place, common word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache, lru_cache

from bot.door.scrub.lists import phrases, sections

_WORD = re.compile(r"(?<!\w)[a-z]+(?:'[a-z]+)?(?!\w)")
_LONGEST_PLACE = 4
_SAINT = frozenset({"san", "santa", "santo"})

_COMMON_ENDINGS = re.compile(
    r".{2,}(?:ando|iendo|yendo|cion|ciones|sion|mente|dad|ado|ada|ados|adas|ido|ida|idos|idas"
    r"|aron|ieron|amos|emos|imos|aba|aban|abamos|aria|arian|eria|erian|iria|ando(?:me|se|nos)"
    r"|.ar|.er|.ir|arme|erme|irme|arlo|arla|arle|erlo|irse|arse|erse|ista|istas|dor|dora|dores|doras"
    r"|ense|enses|eno|enos|anza|ible|able|ibles|ables|ito|itos|azo|ote|ero|eros|ente|entes)"
)
"""Endings of verbs, trades and abstract nouns; a listed name wins over its ending (Romero)."""

_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"th"), "t"), (re.compile(r"qu|q|c(?=[^eih]|$)"), "k"),
    (re.compile(r"ch"), "x"), (re.compile(r"c(?=[ei])|z"), "s"), (re.compile(r"g(?=[eiy])"), "j"),
    (re.compile(r"ll"), "y"), (re.compile(r"h"), ""), (re.compile(r"v"), "b"),
    (re.compile(r"y(?![aeiou])|ie$"), "i"), (re.compile(r"w"), "u"),
    (re.compile(r"^j(?=[eio])"), "y"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
"""Letters that sound alike in Salvadoran Spanish: hernandes, gonsales, bictor, yonatan."""

_SHORTEST_BY_SOUND = 4


class Sense(Flag):
    """What a word may be; several at once."""

    GIVEN = auto()
    SURNAME = auto()
    AMBIGUOUS = auto()
    """A name that is an ordinary word too, and says nothing alone."""
    COMMON = auto()
    """Listed as an ordinary word."""
    SHAPED = auto()
    """Ends like a verb, a trade or an abstract noun."""
    NAME = GIVEN | SURNAME


@dataclass(frozen=True, slots=True)
class Word:
    """A word of letters in the plain text."""

    text: str
    start: int
    end: int
    sense: Sense
    place: bool = False
    """Part of a place name, of whatever kind."""

    @property
    def named(self) -> bool:
        """Whether the lists hold it for a name."""
        return bool(self.sense & Sense.NAME)

    @property
    def sure(self) -> bool:
        """Whether it is a name and nothing else."""
        return self.named and Sense.AMBIGUOUS not in self.sense

    @property
    def unknown(self) -> bool:
        """Whether no list and no ending says anything of it."""
        return not self.sense and not self.place and len(self.text) > 1


def words(plain: str) -> list[Word]:
    """The words of a plain text, those of place names marked."""
    found = [Word(m.group(), *m.span(), sense_of(m.group())) for m in _WORD.finditer(plain)]
    for first, count in _places([word.text for word in found]):
        for index in range(first, first + count):
            word = found[index]
            found[index] = Word(word.text, word.start, word.end, word.sense, place=True)
    return found


def _places(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Index and length of each place name, the longest first; any "san X" is one."""
    known = phrases("places_sv.txt")
    index = 0
    while index < len(texts):
        count = next(
            (
                n
                for n in range(min(_LONGEST_PLACE, len(texts) - index), 0, -1)
                if tuple(texts[index : index + n]) in known
            ),
            2 if texts[index] in _SAINT and index + 1 < len(texts) else 0,
        )
        if count:
            yield index, count
        index += count or 1


@lru_cache(maxsize=8192)
def sense_of(word: str) -> Sense:
    """What the lists and the endings say of a word."""
    exact = _named(word)
    if exact:
        return exact
    common = sections("common_es.txt")
    if any(word in common[part] for part in ("function", "verbs", "ordinary")):
        return Sense.COMMON
    if len(word) >= _SHORTEST_BY_SOUND and (alike := _by_sound().get(sound(word))):
        return alike
    return Sense.SHAPED if _COMMON_ENDINGS.fullmatch(word) else Sense(0)


def _named(word: str) -> Sense:
    lists = sections("names_sv.txt")
    sense = Sense(0)
    for part, kind in (("given", Sense.GIVEN), ("surnames", Sense.SURNAME)):
        if word in lists[part]:
            sense |= kind
        elif f"{word}?" in lists[part]:
            sense |= kind | Sense.AMBIGUOUS
    return sense


@cache
def _by_sound() -> dict[str, Sense]:
    """Names by how they sound; one that sounds like an ambiguous name is ambiguous."""
    found: dict[str, Sense] = {}
    for part in ("given", "surnames"):
        for entry in sections("names_sv.txt")[part]:
            name = entry.rstrip("?")
            found[sound(name)] = found.get(sound(name), Sense(0)) | _named(name)
    return found


def sound(word: str) -> str:
    """A spelling that is the same for words that sound the same."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word
