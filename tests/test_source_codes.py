import pytest

from bot.source_codes import registered, source_code, split_code


@pytest.mark.parametrize(
    ("text", "rest", "code"),
    [
        ("Hola (QR-AHUA-01)", "Hola", "QR-AHUA-01"),
        ("hola (qr-ahua-01) que tal", "hola que tal", "QR-AHUA-01"),
        ("RADIO-01", "", "RADIO-01"),
        ("hola", "hola", ""),
        ("la visa H-2A y la DS-160", "la visa H-2A y la DS-160", ""),
    ],
)
def test_the_code_is_read_and_stripped(text: str, rest: str, code: str) -> None:
    assert split_code(text) == (rest, code)


def test_a_start_payload_is_a_code_or_nothing() -> None:
    assert source_code("QR-CHAL-01") == "QR-CHAL-01"
    assert source_code("DROP TABLE") == ""
    assert source_code("") == ""


def test_nobody_can_write_into_the_store_by_a_code() -> None:
    assert registered("QR-AHUA-01", {"QR-AHUA-01"}) == "QR-AHUA-01"
    assert registered("QR-JUAN-PEREZ", {"QR-AHUA-01"}) == "QR-OTRO"
    assert registered("", set()) == ""
