"""Names of people: after the words that announce one, and by the lists of names.

Without accents and capitals a name is only known by its neighbours: a word
that announces it ("me llamo"), or another name beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from bot.door.scrub.lists import sections
from bot.door.scrub.spans import Kind, Span
from bot.door.scrub.view import View
from bot.door.scrub.words import Sense, Word, words

MOST_UNKNOWN = 4
"""Words of a run that no list knows (privacy.md: a trigger and 1 to 4 tokens)."""

MOST_WORDS = 7
"""Words of a run in all: "maria de los angeles hernandez de flores"."""


class Trust(IntEnum):
    """How much a trigger lets pass."""

    NONE = 0
    """No trigger: names of the lists, and words with a capital after them."""
    WEAK = 1
    """Names of the lists, and unknown words with a capital or before a surname."""
    STRONG = 2
    """Any word that is not a common one."""
    LABEL = 3
    """The same, and only after a colon."""


_STRONG = """
me llamo|mi nombre es|mi nombre completo es|nombre es|se llama|se llamaba|llamado|llamada
|mi apellido es|apellido es|de apellido|don|dona|my name is|un tal|una tal|alias|se yama|me yamo
|sr|sra|srta|lic|licda|licenciado|licenciada|ing|ingeniero|ingeniera|dra|pastor
"""
_WEAK = """
soy|soi|yo soy|me dicen|le dicen|senor|senora|senorita|nina|seno|dr|doctor|doctora|abogado|abogada
|profesor|profesora|profe|hermano|hermana|tio|tia|primo|prima|esposo|esposa|marido|mujer|hijo|hija
|papa|mama|cunado|cunada|suegro|suegra|sobrino|sobrina|amigo|amiga|vecino|vecina|novio|novia
|companero|companera|compadre|comadre|chero|chera|jefe|jefa|patron|patrona|supervisor|supervisora
|mayordomo|capataz|foreman|contratista|reclutador|reclutadora|coyote|coyota|agente|notario|notaria
|encargado|encargada|le saluda|le habla|le escribe|les habla|te habla|te escribe|habla con
|hable con|de parte de|a nombre de|atentamente|atte|att|facebook es|face es|contacto|mi nombre
|de nombre
"""
_LABELS = "nombre|nombres|nombre completo|mi nombre completo|apellido|apellidos"
"""A form's labels announce a name only with a colon: "puse mal el apellido, ayude"."""

_TRIGGERS: dict[tuple[str, ...], Trust] = {
    tuple(phrase.split()): trust
    for block, trust in ((_WEAK, Trust.WEAK), (_STRONG, Trust.STRONG), (_LABELS, Trust.LABEL))
    for phrase in block.replace("\n", "").split("|")
}
_LONGEST_TRIGGER = max(len(phrase) for phrase in _TRIGGERS)

_TITLES = frozenset(
    ["don", "dona", "sr", "sra", "srta", "senor", "senora", "senorita", "nina", "lic", "licda"]
) | {"ing", "dr", "dra"}
"""Between trigger and name they are stepped over: "me llamo don jose"."""
_NO_NAME_GIVEN = {("como", "se", "llama"), ("cual", "se", "llama"), ("asi", "se", "llama")}
"""These ask for a name and give none."""

_AFTER_TRIGGER = re.compile(r"[\s:;.\-=*\"'()¿¡]{1,5}")
_AFTER_LABEL = re.compile(r"[\s*]{0,2}[:=][\s*]{0,3}")
_BETWEEN = re.compile(r"\s{1,3}|\.\s?|-")
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "viuda", "vda"})
_MOST_PARTICLES = 3
_MARIA_DE_LOS = "angeles"
"""The one place inside a common given name."""
_WORDS_OF_ONE_LETTER = "aeouy"


@dataclass(frozen=True)
class _Reader:
    """The words of one message, and what may join them."""

    view: View
    words: list[Word]
    cased: bool
    """Whether capitals mean something: the message has small letters too."""

    def gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.view.plain[self.words[index].end : self.words[index + 1].start]

    def joined(self, index: int) -> bool:
        """Whether nothing but space, or an initial's dot, parts a word from the next."""
        gap = self.gap(index) if index + 1 < len(self.words) else "\n\n\n\n"
        if gap.startswith(".") and len(self.words[index].text) > 1:
            return False
        return bool(_BETWEEN.fullmatch(gap))

    def capital(self, index: int) -> bool:
        """Whether a word is written with a capital that means something."""
        word = self.words[index]
        return self.cased and self.view.original(word.start, word.end)[:1].isupper()

    def trigger(self, index: int) -> tuple[int, Trust] | None:
        """Length and trust of the longest trigger that starts at a word."""
        for count in range(_LONGEST_TRIGGER, 0, -1):
            phrase = tuple(word.text for word in self.words[index : index + count])
            if len(phrase) == count and phrase in _TRIGGERS:
                with_before = tuple(word.text for word in self.words[index - 1 : index + count])
                asked = index > 0 and with_before in _NO_NAME_GIVEN
                return None if asked else (count, _TRIGGERS[phrase])
        return None

    def announced(self, index: int, trust: Trust) -> bool:
        """Whether a word can be the first of a name after a trigger."""
        word = self.words[index]
        if word.place:
            return False
        if word.named:
            alone = trust is Trust.WEAK and not self._named_next(index)
            return not (alone and word.text in sections("common_es.txt")["adjectives"])
        if not word.unknown:
            return False
        return trust >= Trust.STRONG or self.capital(index) or self._named_next(index)

    def _named_next(self, index: int) -> bool:
        if not self.joined(index):
            return False
        following = self.words[index + 1]
        return bool(following.sense & Sense.SURNAME) and not following.place

    def before_surname(self, index: int) -> bool:
        """Whether a surname that is nothing else follows: "ever chavez"."""
        return self._named_next(index) and self.words[index + 1].sure

    def end_of_run(self, index: int, trust: Trust) -> int:
        """The index past the last word of the name that starts at a word."""
        end = index + 1
        unknown = int(not self.words[index].named)
        while end < len(self.words) and end - index < MOST_WORDS and self.joined(end - 1):
            step = self._particles(end)
            word = self.words[end + step] if end + step < len(self.words) else None
            if word is None or (word.place and word.text != _MARIA_DE_LOS):
                break
            if not word.named:
                unknown += 1
                held = trust if trust >= Trust.STRONG else self._held(index, end, bool(step))
                if unknown > MOST_UNKNOWN or not self._goes_on(end + step, held):
                    break
            end += step + 1
        return end

    def _held(self, first: int, end: int, particle: bool) -> Trust:
        """How far listed names vouch for an unknown word after them.

        A given name for one surname ("wilfredo abullarade"), a full name for
        the married one ("ana perez de abullarade").
        """
        run = self.words[first:end]
        surname = any(Sense.SURNAME in word.sense or word.unknown for word in run)
        given = any(word.sure and Sense.GIVEN in word.sense for word in run)
        return Trust.STRONG if given and surname == particle else Trust.NONE

    def _goes_on(self, index: int, trust: Trust) -> bool:
        """Whether a word that no list knows still belongs to the name."""
        word = self.words[index]
        initial = len(word.text) == 1 and word.text not in _WORDS_OF_ONE_LETTER
        if initial and self._named_next(index):
            return True
        return word.unknown and (trust >= Trust.STRONG or self.capital(index))

    def _particles(self, index: int) -> int:
        """How many of "de la", "de los" stand here before a further name."""
        count = 0
        while (
            count < _MOST_PARTICLES
            and index + count < len(self.words)
            and self.words[index + count].text in _PARTICLES
            and self.joined(index + count)
        ):
            count += 1
        return count

    def tells(self, first: int, end: int) -> bool:
        """Whether a run of listed names says who someone is without a trigger."""
        run = [word for word in self.words[first:end] if word.named]
        if any(word.sure for word in run):
            return True
        return any(
            Sense.GIVEN in one.sense and Sense.SURNAME in two.sense for one, two in pairwise(run)
        )


def names(view: View) -> Iterator[Span]:
    """Every name, announced or not."""
    reader = _Reader(view, words(view.plain), any(c.islower() for c in view.text))
    index = 0
    while index < len(reader.words):
        first, end = _name_at(reader, index)
        if end > first:
            yield Span(reader.words[first].start, reader.words[end - 1].end, Kind.NAME)
        index = max(end, index + 1)


def _name_at(reader: _Reader, index: int) -> tuple[int, int]:
    """First word and end of the name that a word announces or begins; equal when none."""
    if found := reader.trigger(index):
        count, trust = found
        first = index + count
        signs = _AFTER_LABEL if trust is Trust.LABEL else _AFTER_TRIGGER
        if first < len(reader.words) and signs.fullmatch(reader.gap(first - 1)):
            if reader.words[first].text in _TITLES:
                return first, first
            if reader.announced(first, trust):
                return first, reader.end_of_run(first, trust)
    word = reader.words[index]
    if word.named and not word.place:
        end = reader.end_of_run(index, Trust.NONE)
        if reader.tells(index, end):
            return index, end
    if word.unknown and reader.before_surname(index):
        return index, reader.end_of_run(index, Trust.NONE)
    return index, index
