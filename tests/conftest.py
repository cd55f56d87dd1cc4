"""Fixtures that many tests share: the real guide, a store, a house, the real brain."""

import os
import subprocess
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.build import open_house
from bot.cli.model import NLU, RASA_ENVIRONMENT, latest_model, nlu_python
from bot.guide.load import load_guide
from bot.guide.model import Guide
from bot.settings import ROOT, Settings
from bot.turn import House
from tests.mini_guide import write_mini_guide
from tests.servers import free_port

TODAY = date(2026, 11, 23)
START_SECONDS = 120


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """In CI a skip is a failure: what the project promises must have run."""
    report = yield
    if report.skipped and os.environ.get("TESTS_FORBID_SKIP") and call.excinfo:
        report.outcome = "failed"
        report.longrepr = f"skipped where skips are forbidden: {call.excinfo.value}"
    return report


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The guide that the service ships."""
    return load_guide(ROOT / "content")


@pytest.fixture
def mini_content(tmp_path: Path) -> Path:
    """A small guide's folder, for a test to spoil."""
    return write_mini_guide(tmp_path)


@pytest.fixture
def mini(mini_content: Path) -> Guide:
    """The small guide."""
    return load_guide(mini_content)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a private installation, with no brain at its address."""
    return make_settings(tmp_path)


def make_settings(var_dir: Path, **overrides: object) -> Settings:
    """Settings with a store of their own; names are those of the fields."""
    values: dict[str, object] = {
        "var_dir": var_dir,
        "brain_url": f"http://127.0.0.1:{free_port()}",
        "messages_per_minute": 1000,
        "log_level": "DEBUG",
    } | overrides
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]


@pytest.fixture
async def house(settings: Settings) -> AsyncIterator[House]:
    """A house whose brain is away."""
    async with open_house(settings) as opened:
        yield opened


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **parts: float) -> None:
        """Move on by a timedelta's parts."""
        self.now += timedelta(**parts)


@pytest.fixture
def clock() -> Clock:
    """A frozen clock."""
    return Clock()


@pytest.fixture(scope="session")
def brain_url() -> Iterator[str]:
    """The real Rasa with the real model, started once for all tests."""
    model = latest_model()
    if model is None:
        pytest.skip("no trained model: run «make model»")
    port = free_port()
    log = ROOT / "var" / "test-brain.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(nlu_python()), "-W", "ignore", "-m", "rasa", "run", "--quiet", "--enable-api",
             "--interface", "127.0.0.1", "--port", str(port), "--model", f"models/{model.name}"],
            cwd=NLU, stdout=output, stderr=subprocess.STDOUT,
            env=os.environ | RASA_ENVIRONMENT,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("Rasa ended: see var/test-brain.log")
        try:
            if httpx.get(f"{url}/status", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise RuntimeError("Rasa did not come up: see var/test-brain.log")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind the service runs on."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
        return
    import psycopg

    name = f"piensalo_{uuid.uuid4().hex[:12]}"
    server = os.environ.get("TESTS_POSTGRES", "postgresql://127.0.0.1:5432/postgres?user=root")
    try:
        admin = psycopg.connect(server, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL on 127.0.0.1:5432")
    with admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgresql+psycopg://127.0.0.1:5432/{name}?user=root"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
