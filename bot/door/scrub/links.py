"""E-mail addresses, web addresses and user names."""

import re
from collections.abc import Iterator

from bot.door.scrub.spans import Kind, Span, whole
from bot.door.scrub.view import MASK, View

_PROVIDER = r"(?:gmail|hotmail|outlook|yahoo|icloud|live|proton(?:mail)?)"
_EMAIL = re.compile(
    r"[\w.+%\-]{1,64} ?@ ?[\w\-]{1,63}"
    r"(?: ?\. ?(?:com|net|org|edu|gob|gov|es|sv|mx|us)\b|\.[\w\-]+)+"
    r"|(?<![\w.])[\w.+%\-]{1,64}@[\w\-]{2,63}"
    rf"|[\w.+%\-]{{1,64}}[ (]+arroba[ )]+{_PROVIDER}(?:\s*(?:\.|\bpunto\b)\s*[a-z]{{2,3}})*"
    rf"|[\w.+%\-]{{1,64}} ?@ ?{_PROVIDER}\b"
)
"""Also as people dictate it: "juan @ gmail . com", "juan arroba gmail punto com"."""

_BARE_ENDINGS = "com|net|org|edu|gov|gob|mil|info|biz|sv|us|gt|hn|ni|mx|xyz|site|online|top"
_NO_END = rf"[^\s{MASK}<>]"
_URL = re.compile(
    rf"(?:https?|ftp)://{_NO_END}+|\bwww\.{_NO_END}+"
    rf"|(?<![\w.])[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:{_BARE_ENDINGS})\b(?!\.\w)(?:[/?#]{_NO_END}*)?"
    rf"|(?<![\w.])[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{{2,10}}/{_NO_END}+"
)
"""Endings that are Spanish words (.me, .es, .co) need a path: people write "hola.me llamo"."""

_NETWORK = r"(?:usuario|user|instagram|insta|ig|tiktok|telegram|facebook|face|fb|messenger|twitter)"
_USER = re.compile(
    r"(?<![\w@])@ ?[\w.]*\w"
    rf"|\bmi {_NETWORK}(?: de {_NETWORK})?(?: es|:| es:)? (?P<user>[\w.]*[\d._][\w.]*\w)"
)


def links(view: View) -> Iterator[Span]:
    """E-mail first: its domain is no web address, its local part no user."""
    emails = [whole(match, Kind.EMAIL) for match in _EMAIL.finditer(view.plain)]
    yield from emails
    view = view.masked(emails)
    urls = [whole(match, Kind.URL) for match in _URL.finditer(view.plain)]
    yield from urls
    view = view.masked(urls)
    for match in _USER.finditer(view.plain):
        group = "user" if match["user"] else 0
        yield Span(match.start(group), match.end(group), Kind.USER)
