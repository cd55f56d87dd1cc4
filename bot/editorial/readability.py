"""How easy a Spanish text reads: INFLESZ on the Szigriszt-Pazos index.

Index = 206.835 - 62.3 * syllables / words - words / sentences
(F. Szigriszt Pazos, 1993; INFLESZ scale: I. M. Barrio Cantalejo, 2008, where
65 to 80 is "quite easy" and over 80 "very easy").
"""

import re
from dataclasses import dataclass

from textstat import textstat

textstat.set_lang("es")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_SENTENCE_END = re.compile(r"[.!?:…]+(?:\s|$)|\n+")
_NUMBER = re.compile(r"[+$]?\d[\d.,\-\s]*\d|[+$]?\d%?")


@dataclass(frozen=True)
class Readability:
    """Index (higher is easier) and mean words a sentence."""

    index: float
    words_per_sentence: float


def readability(text: str) -> Readability:
    """Measure plain text; numbers and phones count as one short word.

    A text without words reads perfectly: index 100, zero words a sentence.
    """
    spoken = _NUMBER.sub(" dos ", text)
    sentences = [s for s in _SENTENCE_END.split(spoken) if s and _WORD.search(s)]
    words = _WORD.findall(spoken)
    if not words:
        return Readability(100.0, 0.0)
    syllables = textstat.syllable_count(" ".join(words))
    per_sentence = len(words) / len(sentences)
    index = 206.835 - 62.3 * syllables / len(words) - per_sentence
    return Readability(round(index, 1), round(per_sentence, 1))
