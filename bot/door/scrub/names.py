"""Names of people: after the words that announce one, and by the lists of names.

Without accents and capitals a name is only known by its neighbours: a word
that announces it ("me llamo"), or another name beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

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

    WEAK = 1
    """Names of the lists, and unknown words with a capital or before a surname."""
    STRONG = 2
    """Any word that is not a common one."""


_STRONG = """
me llamo|mi nombre es|mi nombre completo es|mi nombre|nombre es|nombre completo|nombre|nombres
|se llama|se llamaba|llamado|llamada|me dicen|le dicen|mi apellido es|apellido|apellidos|don|dona
|mi nombre completo|my name is|un tal|una tal|alias|de apellido|de nombre|se yama|me yamo
"""
_WEAK = """
soy|soi|yo soy|sr|sra|srta|senor|senora|senorita|nina|seno|lic|licda|licenciado|licenciada|ing
|ingeniero|ingeniera|dr|dra|doctor|doctora|abogado|abogada|profesor|profesora|profe|pastor|hermano
|hermana|tio|tia|primo|prima|esposo|esposa|marido|mujer|hijo|hija|papa|mama|cunado|cunada|suegro
|suegra|sobrino|sobrina|amigo|amiga|vecino|vecina|novio|novia|companero|companera|compadre|comadre
|chero|chera|jefe|jefa|patron|patrona|supervisor|supervisora|mayordomo|capataz|foreman|contratista
|reclutador|reclutadora|coyote|coyota|agente|notario|notaria|encargado|encargada|le saluda|le habla
|le escribe|les habla|te habla|te escribe|habla con|de parte de|a nombre de|atentamente|atte|att
|firma|con|hable con|facebook es|face es|mi facebook|mi face|como|contacto
"""
_TRIGGERS: dict[tuple[str, ...], Trust] = {
    tuple(phrase.split()): trust
    for block, trust in ((_WEAK, Trust.WEAK), (_STRONG, Trust.STRONG))
    for phrase in block.replace("\n", "").split("|")
}
_LONGEST_TRIGGER = max(len(phrase) for phrase in _TRIGGERS)

_TITLES = frozenset(
    [
        "don",
        "dona",
        "sr",
        "sra",
        "srta",
        "senor",
        "senora",
        "senorita",
        "nina",
        "lic",
        "licda",
        "ing",
        "dr",
        "dra",
    ]
)
_FORBID_BEFORE = {("se", "llama"): frozenset({"como", "cual", "asi"})}
""" "como se llama" asks for a name and gives none."""

_AFTER_TRIGGER = re.compile(r"[\s:;,.\-=*\"'()¿¡]{1,5}")
_BETWEEN = re.compile(r"\s{1,3}|\.\s?|-")
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "viuda", "vda"})
_MOST_PARTICLES = 3


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
                before = self.words[index - 1].text if index else ""
                forbidden = before in _FORBID_BEFORE.get(phrase, ())
                return None if forbidden else (count, _TRIGGERS[phrase])
        return None

    def announced(self, index: int, trust: Trust, after: str) -> bool:
        """Whether a word can be the first of a name after the trigger `after`."""
        word = self.words[index]
        if word.place:
            return False
        if word.named:
            alone = after == "soy" and not self._named_next(index)
            return not (alone and word.text in sections("common_es.txt")["soy_adjectives"])
        if not word.unknown:
            return False
        return trust is Trust.STRONG or self.capital(index) or self._named_next(index)

    def _named_next(self, index: int) -> bool:
        if not self.joined(index):
            return False
        following = self.words[index + 1]
        return bool(following.sense & Sense.SURNAME) and not following.place

    def end_of_run(self, index: int, trust: Trust | None) -> int:
        """The index past the last word of the name that starts at a word."""
        end = index + 1
        unknown = int(not self.words[index].named)
        while end < len(self.words) and end - index < MOST_WORDS and self.joined(end - 1):
            step = self._particles(end)
            word = self.words[end + step] if end + step < len(self.words) else None
            if word is None or word.place or (step and not word.named):
                break
            if not word.named and not step:
                unknown += 1
                if unknown > MOST_UNKNOWN or not self._goes_on(end, trust):
                    break
            end += step + 1
        return end

    def _goes_on(self, index: int, trust: Trust | None) -> bool:
        """Whether a word that no list knows still belongs to the name."""
        word = self.words[index]
        initial = len(word.text) == 1 and self.joined(index) and self._named_next(index)
        if initial and word.text not in "aeoy":
            return True
        return word.unknown and (trust is Trust.STRONG or self.capital(index))

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
            Sense.GIVEN in one.sense and Sense.SURNAME in two.sense
            for one, two in zip(run, run[1:], strict=False)
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
        after = reader.words[first - 1].text
        if first < len(reader.words) and _AFTER_TRIGGER.fullmatch(reader.gap(first - 1)):
            if reader.words[first].text in _TITLES:
                return first, first
            if reader.announced(first, trust, after):
                return first, reader.end_of_run(first, trust)
    word = reader.words[index]
    if word.named and not word.place:
        end = reader.end_of_run(index, None)
        if reader.tells(index, end):
            return index, end
    return index, index
