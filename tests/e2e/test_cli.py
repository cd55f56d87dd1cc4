"""The commands, run as people run them."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest

from bot.cli import run as run_command
from bot.cli.run import CannotStart
from bot.settings import ROOT
from tests.conftest import make_settings
from tests.servers import free_port


def piensalo(
    *arguments: str, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=ROOT, env=os.environ | (env or {}), capture_output=True, text=True, timeout=150,
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [[], ["content"], ["content", "check"], ["content", "build"], ["content", "report"],
     ["model"], ["run"], ["gateway"],
     ["ask"], ["demo-transcript"], ["nlu"], ["nlu", "report"], ["nlu", "validate"],
     ["whatsapp"], ["whatsapp", "templates"]],
)  # fmt: skip
def test_every_command_explains_itself(command: list[str]) -> None:
    shown = piensalo(*command, "--help")
    assert shown.returncode == 0
    assert "Usage" in shown.stdout


def test_a_broken_guide_is_told_by_file_and_field(mini_content: Path, tmp_path: Path) -> None:
    article = mini_content / "guia" / "visas" / "pasos.md"
    article.write_text(article.read_text().replace("{{tarifa-visa}}", "$205"), encoding="utf-8")
    env = {"PIENSALO_CONTENT_DIR": str(mini_content), "PIENSALO_VAR_DIR": str(tmp_path)}
    shown = piensalo("content", "check", env=env)
    assert shown.returncode == 1
    assert "content/guia/visas/pasos.md" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_bad_setting_stops_the_start_by_its_name() -> None:
    shown = piensalo("run", env={"PIENSALO_PORT": "mil"})
    assert shown.returncode == 2
    assert "PIENSALO_PORT" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_busy_port_is_told_with_its_mend() -> None:
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        shown = piensalo("run", env={"PIENSALO_PORT": port})
    assert shown.returncode == 1
    assert port in shown.stderr
    assert "PIENSALO_PORT" in shown.stderr


def test_ask_starts_the_service_and_prints_a_line_of_json_each(tmp_path: Path) -> None:
    questions = tmp_path / "preguntas.txt"
    questions.write_text("que es la visa h2a\n\nme quitaron el pasaporte\n", encoding="utf-8")
    env = {
        "PIENSALO_PORT": str(free_port()),
        "PIENSALO_VAR_DIR": str(tmp_path / "var"),
    }
    shown = piensalo("ask", "--file", str(questions), "--json", env=env)
    assert shown.returncode == 0, shown.stderr
    first, second = map(json.loads, shown.stdout.splitlines())
    assert first["article"] == "h2a-que-es"
    assert not first["degraded"]
    assert second["danger"] is True
    assert {"article", "offered", "outcome", "danger", "confidence", "degraded", "rendered"} <= set(
        first
    )


@pytest.mark.parametrize(
    ("victim", "called"), [("rasa run", "brain"), ("bot.cli gateway", "gateway")]
)
def test_when_one_part_dies_the_other_stops_and_says_why(
    victim: str, called: str, tmp_path: Path
) -> None:
    port = free_port()
    started = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run", "--brain-port", str(free_port())],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PIENSALO_PORT": str(port), "PIENSALO_VAR_DIR": str(tmp_path)},
    )  # fmt: skip
    try:
        wait_until_live(port)
        parts = psutil.Process(started.pid).children(recursive=True)
        for part in parts:
            if victim in " ".join(part.cmdline()):
                part.kill()
        _, told = started.communicate(timeout=60)
    finally:
        started.kill()
    assert started.returncode not in (0, None)
    assert f"«{called}»" in told
    assert "make run" in told
    _gone, alive = psutil.wait_procs(parts, timeout=20)
    assert not alive, [part.cmdline()[:4] for part in alive]


def wait_until_live(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health/live", timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise AssertionError("the gateway did not come up")


def test_a_full_disk_stops_the_start_with_the_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=50_000_000))
    with pytest.raises(CannotStart):
        run_command._check_disk(make_settings(tmp_path))
    assert str(tmp_path.name) in capsys.readouterr().err.replace("\n", "")
