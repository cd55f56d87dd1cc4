"""`piensalo`: the command line of operators, staff and engineers."""

import sys

import typer

from bot.cli import ask, content, model, nlu, registry, run, transcript, whatsapp
from bot.guide.problems import ContentError
from bot.i18n import _
from bot.settings import BadSettings

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=_("Piénsalo: answers on H-2 visas and labour rights, by WhatsApp, Telegram and web."),
)
cli.add_typer(content.cli, name="content")
cli.add_typer(whatsapp.cli, name="whatsapp")
cli.add_typer(nlu.cli, name="nlu")
cli.add_typer(registry.cli, name="registry")
cli.command("model", help=_("Build the training data and train when content changed."))(model.model)
cli.command("ask", help=_("Ask as a person would, and see what the service answers."))(ask.ask)
cli.command("run", help=_("Start brain and gateway together."))(run.run)
cli.command("gateway", help=_("Start the gateway alone."))(run.gateway)
cli.command("demo-transcript", help=_("Play written conversations and print them."))(
    transcript.demo_transcript
)


def app() -> None:
    """Entry point; faults of settings and content are told in one place, without a trace."""
    try:
        cli()
    except ContentError as error:
        typer.secho(_("The guide has faults:"), fg="red", err=True)
        typer.echo(str(error), err=True)
        sys.exit(1)
    except BadSettings as error:
        typer.secho(_("A setting must be mended:"), fg="red", err=True)
        typer.echo(str(error), err=True)
        sys.exit(2)
