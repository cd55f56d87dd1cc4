"""A store that takes no writes: a SQLite file that turned read-only, a Redis that is away."""

import secrets
import socket
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bot.door.keys import KEY_BYTES, KeyRing
from bot.door.pace import Pace
from bot.door.trouble import StoreTrouble
from bot.messages import Channel, Inbound, Kind, Reply
from bot.turn import House
from tests.servers import free_port


def message(text: str, number: int) -> Inbound:
    return Inbound(
        channel=Channel.WEB, address="a", message_id=f"m{number}", text=text, kind=Kind.TEXT
    )


def fill(house: House) -> None:
    """From now on no connection of the house writes, as on a full disk."""
    maker = house.door.register._sessions
    engine = maker.kw["bind"].sync_engine

    def full(connection, record, *rest) -> None:  # type: ignore[no-untyped-def]
        connection.execute("PRAGMA query_only = ON").close()

    event.listen(engine, "checkout", full)


async def test_a_full_store_answers_all_the_same(house: House) -> None:
    said: list[Reply] = []

    async def deliver(reply: Reply) -> None:
        said.append(reply)

    await house.serve(message("hola", 1), deliver)
    assert not house.door.trouble.now
    fill(house)
    turn = await house.serve(message("no me dejan salir nos tienen encerrados", 2), deliver)
    assert turn is not None
    assert turn.answer.reply.danger
    assert len(said) == 2
    assert house.door.trouble.now


async def test_an_erasure_that_cannot_be_kept_is_not_confirmed(house: House) -> None:
    said: list[Reply] = []

    async def deliver(reply: Reply) -> None:
        said.append(reply)

    await house.serve(message("hola", 1), deliver)
    fill(house)
    with pytest.raises(OperationalError):
        await house.serve(message("/borrar", 2), deliver)
    assert len(said) == 1


async def test_trouble_ends_when_the_store_is_back() -> None:
    trouble = StoreTrouble()

    async def fails() -> int:
        raise OperationalError("insert", {}, Exception("full"))

    async def works() -> int:
        return 7

    assert await trouble.spare("store", fails(), 3) == 3
    assert trouble.now
    assert await trouble.spare("store", works(), 3, writes=True) == 7
    assert not trouble.now


async def test_a_redis_that_is_away_holds_nobody_back() -> None:
    pace = Pace(1, f"redis://127.0.0.1:{free_port()}/0")
    trouble = StoreTrouble()
    assert [await trouble.spare("pace", pace.allows("c"), True) for _ in range(3)] == [True] * 3
    assert trouble.now


async def test_redis_counts_each_person_apart() -> None:
    url = redis_url()
    pace = Pace(1, url)
    one, other = secrets.token_hex(8), secrets.token_hex(8)
    assert await pace.allows(one)
    assert not await pace.allows(one)
    assert await pace.allows(other)


def redis_url() -> str:
    try:
        socket.create_connection(("127.0.0.1", 6379), timeout=1).close()
    except OSError:
        pytest.skip("no Redis at 127.0.0.1:6379")
    return "redis://127.0.0.1:6379/15"


def test_a_key_that_cannot_be_written_is_held_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2026, 11, 1)
    ring = KeyRing(tmp_path / "keys")

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.link", no_space)
        held = ring.current(day)
        assert len(held) == KEY_BYTES
        assert ring.current(day) == held
        assert list((tmp_path / "keys").iterdir()) == []
    assert ring.current(day) == held
    assert (tmp_path / "keys" / "2026-11.key").read_bytes() == held
