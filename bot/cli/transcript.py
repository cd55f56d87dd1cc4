"""`piensalo demo-transcript`: written conversations, played through the running service."""

import secrets
from pathlib import Path
from typing import Annotated

import typer
import yaml

from bot.cli.service import running_service
from bot.i18n import _
from bot.settings import ROOT, load_settings

DEMO = ROOT / "nlu_data" / "evaluation" / "conversaciones.yml"


def demo_transcript(
    file: Annotated[Path, typer.Option(help=_("Conversations: a title and its lines."))] = DEMO,
) -> None:
    """Play each conversation from its beginning and print both sides."""
    conversations = yaml.safe_load(file.read_text(encoding="utf-8"))
    with running_service(load_settings()) as service:
        for title, lines in conversations.items():
            name = secrets.token_hex(16)
            typer.secho(f"\n=== {title} ===", bold=True)
            for line in lines:
                answered = service.ask(str(line), conversation=name)
                typer.secho(f"\n> {line}", fg="green")
                typer.echo(answered.rendered or _("(silence)"))
