import stat
from datetime import date, timedelta
from pathlib import Path

from bot.door.identity import conversation_id
from bot.door.keys import KEY_BYTES, KeyRing


def test_a_key_is_made_once_a_month_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    first = ring.current(date(2026, 11, 1))
    assert len(first) == KEY_BYTES
    assert ring.current(date(2026, 11, 30)) == first
    assert ring.current(date(2026, 12, 1)) != first
    file = tmp_path / "keys" / "2026-11.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_last_key_is_kept_thirty_days_then_destroyed(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    november = ring.current(date(2026, 11, 15))
    assert ring.previous(date(2026, 12, 1)) == november
    assert ring.previous(date(2026, 12, 30)) == november
    assert ring.previous(date(2026, 12, 31)) is None
    assert not (tmp_path / "2026-11.key").exists()


def test_no_key_older_than_the_last_survives_a_new_month(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.current(date(2026, 9, 1))
    ring.current(date(2026, 11, 1))
    assert ring.destroy_old(date(2026, 11, 2)) == ["2026-09"]


def test_january_follows_december(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    december = ring.current(date(2026, 12, 31))
    assert ring.previous(date(2027, 1, 1)) == december


def test_without_the_key_no_enumeration_finds_an_address(tmp_path: Path) -> None:
    """All numbers of a small range: no id matches under another key; the true key finds it."""
    ring = KeyRing(tmp_path)
    true_key, other_key = ring.current(date(2026, 11, 1)), ring.current(date(2026, 12, 1))
    kept = conversation_id(true_key, "whatsapp", "whatsapp:+50370000042")
    numbers = [f"whatsapp:+503700{n:05}" for n in range(500)]
    assert kept not in {conversation_id(other_key, "whatsapp", n) for n in numbers}
    assert kept in {conversation_id(true_key, "whatsapp", n) for n in numbers}


def test_the_same_address_on_two_channels_is_two_people(tmp_path: Path) -> None:
    key = KeyRing(tmp_path).current(date(2026, 11, 1))
    assert conversation_id(key, "web", "1") != conversation_id(key, "telegram", "1")


def test_an_id_says_nothing_but_letters_and_digits(tmp_path: Path) -> None:
    key = KeyRing(tmp_path).current(date(2026, 11, 1) + timedelta(days=1))
    made = conversation_id(key, "web", "x")
    assert len(made) == 52
    assert made.isalnum()
    assert made == made.lower()
