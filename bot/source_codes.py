"""Codes of campaign material (a QR, a poster, a radio spot) in a first message.

`wa.me/<number>?text=Hola%20(QR-AHUA-01)` puts the code into the text;
`t.me/<bot>?start=QR-AHUA-01` gives it as the payload of /start; the web chat
takes `?f=QR-AHUA-01`.
"""

import re
from collections.abc import Collection

KINDS = ("QR", "AFICHE", "RADIO", "ENLACE", "ANUNCIO", "VOLANTE", "FERIA", "REF")
MAX_LENGTH = 32

_CODE = re.compile(
    r"\(?\b((?:" + "|".join(KINDS) + r")(?:-[a-z0-9]{1,12}){1,3})\b\)?", re.IGNORECASE
)


def source_code(text: str) -> str:
    """`text` as a code in capitals, or the empty string when it is none."""
    match = _CODE.fullmatch(text.strip())
    code = match.group(1).upper() if match else ""
    return code if len(code) <= MAX_LENGTH else ""


def split_code(text: str) -> tuple[str, str]:
    """`text` without the first code in it, and that code."""
    match = _CODE.search(text)
    if match is None:
        return text, ""
    rest = text[: match.start()] + text[match.end() :]
    return " ".join(rest.split()), source_code(match.group())


def registered(code: str, register: Collection[str]) -> str:
    """`code` if it is in the register, else its kind alone: nobody can write into the store."""
    if not code or code in register:
        return code
    return f"{code.partition('-')[0]}-OTRO"
