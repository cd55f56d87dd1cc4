"""`piensalo run`: brain and gateway together, each watched by the other."""

import os
import re
import secrets
import shutil
import socket
import sys
import threading
import time
from collections import deque
from typing import Annotated, TextIO

import httpx
import typer
import uvicorn
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer
from rich.console import Console

from bot.app import create_app
from bot.cli.model import RASA_ENVIRONMENT, latest_model, nlu_python
from bot.i18n import _
from bot.settings import ROOT, Settings, load_settings

BRAIN, GATEWAY = "brain", "gateway"
PATIENCE_SECONDS = 120
_STOPPED = re.compile(r"(\w+) stopped")
_LINES_HELD = 20
_INTERRUPTED, _TERMINATED = 130, 143
"""honcho's return codes after Ctrl-C and SIGTERM."""

LEAST_DISK_BYTES = 200 * 1024 * 1024
NLU = ROOT / "nlu_data"

console = Console(stderr=True)


class CannotStart(typer.Exit):
    """Tells why in one line, and ends with code 1."""

    def __init__(self, reason: str) -> None:
        console.print(f"[red]{reason}[/red]", highlight=False)
        super().__init__(1)


def gateway() -> None:
    """Start the gateway alone (the brain runs elsewhere, or answers come by search)."""
    settings = load_settings()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )


def run(
    brain_port: Annotated[int, typer.Option(help=_("Port of the brain on this machine."))] = 5005,
) -> None:
    """Start brain and gateway; Ctrl-C stops both, and neither outlives the other."""
    settings = load_settings()
    _check_ports(settings, brain_port)
    _check_disk(settings)
    model = latest_model()
    if model is None:
        raise CannotStart(_("There is no trained model: run «make run» or «make model»."))
    token = secrets.token_urlsafe(24)
    printer = _Listener(sys.stderr)
    manager = Manager(printer)
    environment = os.environ | {
        "PIENSALO_BRAIN_URL": f"http://127.0.0.1:{brain_port}",
        "PIENSALO_BRAIN_TOKEN": token,
        "PYTHONUNBUFFERED": "1",
    }
    manager.add_process(
        BRAIN,
        _brain_command(model.name, brain_port, token),
        env=environment | RASA_ENVIRONMENT,
        cwd=str(NLU),
    )
    manager.add_process(
        GATEWAY, f"{sys.executable} -m bot.cli gateway", env=environment, cwd=str(ROOT)
    )
    # honcho forks its watchers at once; the thread must not be there yet.
    announcer = threading.Timer(1.0, _announce, (settings, brain_port, token))
    announcer.daemon = True
    announcer.start()
    manager.loop()
    if manager.returncode not in (_INTERRUPTED, _TERMINATED):
        if printer.first == BRAIN:
            printer.show_held()
        _say_why(printer.first)
    sys.exit(manager.returncode)


def _brain_command(model: str, port: int, token: str) -> str:
    return (
        f"{nlu_python()} -W ignore -m rasa run --quiet --enable-api --interface 127.0.0.1 "
        f"--port {port} --model models/{model} --auth-token {token}"
    )


def _check_ports(settings: Settings, brain_port: int) -> None:
    for host, port, name in (
        (settings.host, settings.port, "PIENSALO_PORT"),
        ("127.0.0.1", brain_port, "--brain-port"),
    ):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise CannotStart(
                    _(
                        "Port {port} is taken: stop what uses it, or choose another by {name}.",
                        port=port,
                        name=name,
                    )
                ) from error


def _check_disk(settings: Settings) -> None:
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.var_dir).free < LEAST_DISK_BYTES:
        raise CannotStart(
            _("The disk is full: free at least 200 MB where {path} is.", path=settings.var_dir)
        )


def _announce(settings: Settings, brain_port: int, token: str) -> None:
    """Show progress while both come up, then print the addresses."""
    began = time.monotonic()
    host = "localhost" if settings.host in ("0.0.0.0", "127.0.0.1") else settings.host  # noqa: S104
    base = f"http://{host}:{settings.port}"
    waits = (
        (_("Gateway"), f"{base}/health/live"),
        (_("Brain"), f"http://127.0.0.1:{brain_port}/status?token={token}"),
    )
    for name, url in waits:
        with console.status(_("{name}: starting…", name=name)):
            if not _wait_for(url, began + PATIENCE_SECONDS):
                return
        console.print(
            _("{name}: ready after {seconds:.0f} s", name=name, seconds=time.monotonic() - began),
            highlight=False,
        )
    console.print("\n".join(_addresses(settings, base)), highlight=False)


def _wait_for(url: str, until: float) -> bool:
    while time.monotonic() < until:
        try:
            if httpx.get(url, timeout=2).status_code == httpx.codes.OK:
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    return False


def _addresses(settings: Settings, base: str) -> list[str]:
    telegram = (
        (_("webhook") if settings.public_url else _("polling")) if settings.telegram_on else ""
    )
    return [
        "",
        _("Web chat:  {url}", url=f"{base}/"),
        _("Health:    {url}", url=f"{base}/health/ready"),
        _("Telegram:  {state}", state=telegram or _("off (set TELEGRAM_TOKEN)")),
        _(
            "WhatsApp:  {state}",
            state=_("on") if settings.whatsapp_on else _("off (set TWILIO_ACCOUNT_SID)"),
        ),
        _("Ctrl-C stops everything."),
    ]


class _Listener(Printer):
    """honcho's printer: keeps the brain's chatter back, and hears who stopped first.

    Rasa's libraries print dozens of deprecation notes at each start; its last
    lines are shown when it ends by itself.
    """

    def __init__(self, output: TextIO) -> None:
        super().__init__(output)
        self.first = ""
        self.held: deque[Message] = deque(maxlen=_LINES_HELD)

    def write(self, message: Message) -> None:
        if message.name == SYSTEM_PRINTER_NAME:
            stopped = _STOPPED.match(message.data)
            if stopped and not self.first:
                self.first = stopped.group(1)
        elif message.name == BRAIN:
            self.held.append(message)
        else:
            super().write(message)

    def show_held(self) -> None:
        """Print the brain's last lines."""
        for message in self.held:
            super().write(message)


def _say_why(name: str) -> None:
    console.print(
        _(
            "«{name}» ended by itself, so everything was stopped. Its last lines above say why; "
            "«make run» starts again.",
            name=name,
        ),
        style="red",
        highlight=False,
    )
