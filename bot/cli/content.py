"""`piensalo content`: check the guide and build the training data."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.door.register import HOME
from bot.editorial.check import check as check_guide
from bot.editorial.deadlines import deadlines
from bot.editorial.training import write_training_data
from bot.guide.load import load_guide
from bot.guide.model import Article, Status
from bot.guide.problems import ContentError
from bot.i18n import _
from bot.settings import ROOT, load_settings

cli = typer.Typer(no_args_is_help=True, help=_("Check the guide and prepare it for the brain."))
GENERATED = ROOT / "nlu_data" / "data" / "generated"


@cli.command(help=_("Check every article, value, source and message of content/."))
def check() -> None:
    """Print each fault with file, field and mend; exit 1 when there is one."""
    folder = load_settings().content_dir
    guide = load_guide(folder)
    problems = check_guide(guide, datetime.now(UTC).astimezone(HOME).date(), inventory(folder))
    if problems:
        raise ContentError(problems)
    pending = sum(a.status is Status.TO_VERIFY for a in guide.articles.values())
    typer.echo(
        _(
            "The guide is fine: {articles} articles ({pending} to verify), {terms} terms, "
            "{values} values, {entries} help entries.",
            articles=len(guide.articles),
            pending=pending,
            terms=len(guide.terms),
            values=len(guide.values),
            entries=len(guide.directory),
        )
    )


@cli.command(help=_("Check the guide, then write the brain's training data from it."))
def build(
    output: Annotated[Path, typer.Option(help=_("Folder for the training data."))] = GENERATED,
) -> None:
    """Check, then write; nothing is written when the guide has faults."""
    check()
    for path in write_training_data(load_guide(load_settings().content_dir), output):
        typer.echo(_("Written: {path}", path=path.name))


@cli.command(help=_("List what expires soon, what is to be verified and what no authority backs."))
def report(
    days: Annotated[int, typer.Option(min=1, help=_("How many days ahead to look."))] = 60,
) -> None:
    """Four lists, each with how many; an empty list says so."""
    guide = load_guide(load_settings().content_dir)
    due = deadlines(guide, datetime.now(UTC).astimezone(HOME).date(), days)
    for title, rows in (
        (_("Past its review date"), due.expired),
        (_("To review within {days} days", days=days), due.expiring),
        (_("To verify"), due.to_verify),
        (_("Without an official source"), due.unofficial),
    ):
        typer.echo(f"{title}: {len(rows)}")
        for row in rows:
            where = f"guia/{row.section}/{row.id}" if isinstance(row, Article) else "valores"
            name = row.title if isinstance(row, Article) else f"{row.id} ({row.name})"
            typer.echo(f"  {row.review_by}  {where:<42} {name}")
        typer.echo("")


def inventory(folder: Path) -> frozenset[str]:
    """The articles that must exist: one id a line in inventario.txt."""
    path = folder / "inventario.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
