"""Long runs of digits that are no one's number: years, wages, ranges of money."""

import re

_YEARS = re.compile(r"(?:(?:19|20)\d\d(?!\d)[ /.\-]*)+")
_NUMBER_OF_YEAR = re.compile(r"\d{1,6} ?\((?:19|20)\d\d")
_ITEM = re.compile(r"(?:19|20)\d\d|\d{1,3}(?:\.\d{1,2})?")
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
_RANGE = re.compile(r"(\d{3,5}) ?- ?(\d{3,5})")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MONEY_BEFORE = re.compile(
    r"(?:\$|\b(?:entre|de|unos|gan\w+|pag\w+|cobr\w+|sueldo|salario|pid\w+))\s*(?:los )?$"
)
_MONEY_AFTER = re.compile(
    r"\s*(?:\$|(?:dolar|usd|peso|bola|colon|lempira|quetzal|varo)\w*|al (?:mes|ano)|mensual"
    r"|(?:por|la|x) (?:hora|semana|mes|quincena))"
)
PHONE_WORDS = re.compile(
    r"\b(?:tel(?:efono)?|cel(?:ular)?|num(?:ero)?|n[ou]|whats?ap+|wh?atsap|wasap|guasap|wpp|wsp"
    r"|llam\w+|marc\w+|contact\w+|escrib\w+|habl\w+)\b\W*(?:(?:es|al?|el|mi|me|de|este|son)\b\W*){0,3}$"
)
"""Words after which any run of digits is a telephone."""


def is_quantity(run: str, before: str, after: str) -> bool:
    """Whether a run of seven or more digits counts or dates something.

    "2024 2025", "decreto 43527 (2022)" and "12.78 14.50" always, unless a word for telephone stands
    before; "2000-2500" only beside a word for money, as 2000-2500 could ring.
    """
    if PHONE_WORDS.search(before):
        return False
    if _YEARS.fullmatch(run) or _NUMBER_OF_YEAR.fullmatch(run):
        return True
    items = re.split(r"[ /\-]+", run)
    if any(_DECIMAL.fullmatch(item) for item in items):
        return all(_ITEM.fullmatch(item) for item in items)
    money = bool(_MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after))
    return money and (_is_round_range(run) or bool(_THOUSANDS.fullmatch(run)))


def _is_round_range(run: str) -> bool:
    match = _RANGE.fullmatch(run)
    if match is None:
        return False
    low, high = int(match[1]), int(match[2])
    return low < high and low % 50 == 0 and high % 50 == 0
