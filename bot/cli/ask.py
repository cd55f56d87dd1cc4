"""`piensalo ask`: the service's answer to a text, or to a file of texts."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.service import running_service
from bot.i18n import _
from bot.settings import load_settings
from bot.tools import Answered, as_json


def ask(
    text: Annotated[str | None, typer.Argument(help=_("What a person would write."))] = None,
    file: Annotated[
        Path | None, typer.Option(help=_("A file with one question a line; - for standard input."))
    ] = None,
    as_lines: Annotated[bool, typer.Option("--json", help=_("One line of JSON each."))] = False,
) -> None:
    """Answer one text, or each line of a file as a conversation of its own."""
    questions = _questions(text, file)
    with running_service(load_settings()) as service:
        for question in questions:
            answered = service.ask(question)
            typer.echo(_line(answered) if as_lines else _page(answered))


def _questions(text: str | None, file: Path | None) -> list[str]:
    if text is not None and file is None:
        return [text]
    if file is None or text is not None:
        raise typer.BadParameter(_("Give a text, or --file, not both."))
    try:
        lines = sys.stdin if str(file) == "-" else file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(
            _("{file} can't be read as UTF-8 text: {reason}", file=file, reason=error)
        ) from error
    return [line.strip() for line in lines if line.strip()]


def _line(answered: Answered) -> str:
    return json.dumps(as_json(answered), ensure_ascii=False)


def _page(answered: Answered) -> str:
    facts = [answered.outcome, answered.article or answered.term or answered.message]
    if answered.confidence is not None:
        facts.append(f"{answered.confidence:.2f}")
    if answered.degraded:
        facts.append(_("degraded"))
    return f"— {answered.text}\n[{' · '.join(filter(None, facts))}]\n\n{answered.rendered}\n"
