"""`piensalo nlu`: how well the agent understands, and whether Rasa's data is sound."""

import os
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.model import NLU, RASA_ENVIRONMENT, nlu_python
from bot.cli.service import running_service
from bot.editorial.understanding import Judged, judge, load_expected, scores, worst
from bot.guide.load import load_guide
from bot.i18n import _
from bot.settings import ROOT, load_settings

cli = typer.Typer(no_args_is_help=True, help=_("Measure and validate the understanding."))
EVALUATION = ROOT / "nlu_data" / "evaluation" / "preguntas.yml"


@cli.command(help=_("Answer the evaluation set through the service and print the figures."))
def report(
    file: Annotated[Path, typer.Option(help=_("Evaluation questions."))] = EVALUATION,
    errors: Annotated[int, typer.Option(help=_("How many errors to print."))] = 50,
) -> None:
    """Each question is a conversation of its own, on the tool channel, which counts nothing."""
    settings = load_settings()
    guide = load_guide(settings.content_dir)
    questions = load_expected(file)
    stderr = typer.get_text_stream("stderr")
    progress = typer.progressbar(questions, label=_("Asking"), file=stderr)
    with running_service(settings) as service, progress as bar:
        judged = [judge(guide, question, service.ask(question.text)) for question in bar]
    _print_scores(judged)
    typer.echo("\n" + _("The errors that matter most:"))
    for error in worst(judged, errors):
        answered = error.answered
        given = answered.article or answered.term or answered.message or answered.outcome
        extra = f" ({', '.join(answered.offered)})" if answered.offered else ""
        typer.echo(
            f"- [{error.expected.category}] {error.expected.text}\n"
            f"    {'/'.join(error.expected.labels)} -> {given}{extra}"
            f" · {answered.confidence or 0:.2f}"
        )


def _print_scores(judged: list[Judged]) -> None:
    found = scores(judged)
    for name, rate in (
        (_("Right at once"), found.right),
        (_("Right or offered"), found.offered),
        (_("Danger put first"), found.danger_recall),
        (_("Danger first or a warning"), found.danger_care),
        (_("The very danger article"), found.danger_article),
        (_("False alarms"), found.false_alarms),
        (_("False alarms or warnings"), found.false_care),
        (_("Out of scope handled"), found.out_of_scope),
        (_("Confidently wrong"), found.confident_wrong),
    ):
        typer.echo(f"{name:<30} {rate}")
    typer.echo("\n" + _("By category (right at once · right or offered):"))
    for category, right, offered in found.by_category:
        typer.echo(f"  {category:<12} {right}   ·   {offered}")


@cli.command(help=_("Rasa's own validation of domain, data and rules."))
def validate() -> None:
    """Run `rasa data validate`; exit 1 with its words when something is unsound.

    Warnings pass: Rasa warns of intents without examples, and buttons have none.
    """
    done = subprocess.run(  # noqa: S603 - our own command
        [str(nlu_python()), "-W", "ignore", "-m", "rasa", "data", "validate"],
        check=False, cwd=NLU, env=os.environ | RASA_ENVIRONMENT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if done.returncode:
        typer.echo(done.stdout)
        raise typer.Exit(1)
    typer.echo(_("Rasa finds domain, data and rules sound."))
