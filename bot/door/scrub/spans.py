"""What a rule finds: a stretch of the text and the kind of personal datum it holds."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The closed list of tokens (privacy.md, "Free text"); the value is the token's word."""

    PHONE = "TEL"
    DUI = "DUI"
    NIT = "NIT"
    PASSPORT = "PASAPORTE"
    DS160 = "DS160"
    USCIS = "USCIS"
    ALIEN_NUMBER = "ANUM"
    EMAIL = "CORREO"
    URL = "URL"
    USER = "USUARIO"
    CARD = "TARJETA"
    IBAN = "IBAN"
    DATE = "FECHA"
    PLACE = "LUGAR"
    NAME = "NOMBRE"

    @property
    def token(self) -> str:
        """The word as it stands in a scrubbed text, `<TEL>`."""
        return f"<{self.value}>"


DROPPED = "<TEXTO>"
"""Stands for a whole text that could not be scrubbed."""

TOKEN = re.compile("|".join([*(kind.token for kind in Kind), DROPPED]).lower())
"""A token of an earlier scrubbing, as folding leaves it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a view's plain text."""

    start: int
    end: int
    kind: Kind


def whole(match: re.Match[str], kind: Kind) -> Span:
    """The span of a whole match."""
    return Span(match.start(), match.end(), kind)
