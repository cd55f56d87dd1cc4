"""Every text that workers and staff read stands in the catalogues."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.settings import ROOT


def catalogue(language: str) -> Catalog:
    path = ROOT / "bot" / "locale" / language / "LC_MESSAGES" / "piensalo.po"
    return read_po(BytesIO(path.read_bytes()))


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_message_is_missing_stale_or_fuzzy(language: str) -> None:
    found = {
        message
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(ROOT / "bot"), method_map=[("**.py", "python")]
        )
    }
    kept = {m.id: m for m in catalogue(language) if m.id}
    assert found == set(kept)
    assert all(m.string and not m.fuzzy for m in kept.values())


def test_parts_in_braces_are_the_same_in_both_languages() -> None:
    import re

    for message in catalogue("es"):
        if message.id:
            parts = re.findall(r"\{[^}]*\}", str(message.id))
            assert sorted(parts) == sorted(re.findall(r"\{[^}]*\}", str(message.string)))
