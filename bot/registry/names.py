"""Employers' names as they are compared: no case, no accents, no legal form."""

from bot.text import fold

_FORMS = frozenset(
    [
        "llc", "inc", "corp", "co", "company", "ltd", "lp", "llp", "the", "incorporated",
        "corporation", "limited", "dba", "pllc",
    ]
)  # fmt: skip


def comparable(name: str) -> str:
    """`name` folded, without punctuation and legal forms."""
    words = fold(name.replace(".", "").replace("/", " ").replace("&", " and ")).split()
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)
