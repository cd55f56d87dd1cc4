"""The running service, or one started for the length of a command."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import typer
from rich.console import Console

from bot.i18n import _
from bot.settings import ROOT, Settings
from bot.tools import Answered, tools_token

START_SECONDS = 120
console = Console(stderr=True)


class Service:
    """Asks the service on this machine through its tools' endpoint."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def ask(self, text: str, conversation: str = "") -> Answered:
        """One question; those of one `conversation` share a dialogue.

        Raises httpx.HTTPError when the service does not answer.
        """
        response = self._client.post(
            "/tools/ask", json={"text": text, "conversation": conversation}
        )
        response.raise_for_status()
        return Answered(**response.json())

    def ready(self) -> bool:
        """Whether the service answers with its brain."""
        try:
            return bool(self._client.get("/health/ready").json().get("brain") == "ready")
        except (httpx.HTTPError, ValueError):
            return False


@contextmanager
def running_service(settings: Settings) -> Iterator[Service]:
    """The service at the settings' port; started, and stopped again, when there is none."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104
    with httpx.Client(
        base_url=f"http://{host}:{settings.port}",
        headers={"X-Piensalo-Token": tools_token(settings)},
        timeout=20,
    ) as client:
        service = Service(client)
        if service.ready():
            yield service
            return
        with _started(service):
            yield service


@contextmanager
def _started(service: Service) -> Iterator[None]:
    with console.status(_("Starting the service…")):
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "bot.cli", "run", "--brain-port", str(_free_port())],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        until = time.monotonic() + START_SECONDS
        while not service.ready():
            if process.poll() is not None or time.monotonic() > until:
                process.terminate()
                reason = (process.stderr.read() if process.stderr else "").strip()
                console.print(reason, style="red", highlight=False, markup=False)
                raise typer.Exit(1)
            time.sleep(0.5)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
