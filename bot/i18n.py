"""Babel catalogues: message ids are English, workers and staff read Spanish."""

from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

DOMAIN = "piensalo"
FOLDER = Path(__file__).parent / "locale"
DEFAULT = "es"


@cache
def catalogue(language: str = DEFAULT) -> NullTranslations:
    """The catalogue of a language ("es" or "en")."""
    return Translations.load(FOLDER, [language], DOMAIN)


def _(message: str, **parts: object) -> str:
    """`message` in Spanish, with `{named}` parts filled in."""
    return catalogue().gettext(message).format(**parts)
