"""One spelling for comparing what people type: lower case, no accents, no punctuation."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w$%+#@/-]+", re.UNICODE)


def fold(text: str) -> str:
    """Lower-case `text`, strip its accents (ñ stays) and its punctuation.

    Idempotent; the empty string for a text with no letter or digit.
    """
    kept = unicodedata.normalize("NFC", text).lower().replace("ñ", "\0")
    bare = "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", bare.replace("\0", "ñ")).split())
