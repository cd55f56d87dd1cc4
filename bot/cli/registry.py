"""`piensalo registry`: the US Department of Labor's public list, for checking employers."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from bot.i18n import _
from bot.registry.disclosure import BadDisclosure, Case, read_cases
from bot.registry.registry import Registry
from bot.settings import Settings, load_settings
from bot.store.engine import make_engine, make_sessions
from bot.store.migrate import migrate

cli = typer.Typer(no_args_is_help=True, help=_("The public list of employers."))
console = Console(stderr=True)


@cli.command(help=_("Load a disclosure file of the US Department of Labor (CSV or XLSX)."))
def load(
    file: Annotated[Path, typer.Argument(help=_("The file as downloaded."))],
    add: Annotated[
        bool,
        typer.Option(
            help=_("Keep what is loaded, and add to it (for the H-2B file after the H-2A one).")
        ),
    ] = False,
) -> None:
    """Put the file's certified cases in the place of what is loaded, all or nothing."""
    settings = load_settings()
    cases = _read(file)
    if not cases:
        _refuse(_("{file}: no certified case in it. Nothing was changed.", file=file.name))
    count, newest = asyncio.run(_replace(settings, cases, keep=add))
    typer.echo(_("Loaded: {count} certified cases, as of {date}.", count=count, date=newest))


@cli.command(help=_("What is loaded."))
def show() -> None:
    """Print how many cases are loaded, and their date."""
    count, newest = asyncio.run(_loaded(load_settings()))
    if not count:
        typer.echo(_("No list is loaded: «piensalo registry load FILE»."))
        return
    typer.echo(_("{count} cases, as of {date}.", count=count, date=newest))


def _read(file: Path) -> list[Case]:
    cases: list[Case] = []
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(_("Reading {file}…", file=file.name), total=None)
        try:
            for case in read_cases(file):
                cases.append(case)
                progress.advance(task)
        except BadDisclosure as error:
            _refuse(str(error))
    return cases


def _refuse(reason: str) -> None:
    typer.secho(reason, fg="red", err=True)
    raise typer.Exit(1)


async def _replace(settings: Settings, cases: list[Case], keep: bool) -> tuple[int, str]:
    engine = make_engine(settings.database)
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    try:
        await migrate(engine)
        registry = Registry(make_sessions(engine))
        await registry.replace(cases, keep=keep)
        return await registry.size(), str(await registry.newest())
    finally:
        await engine.dispose()


async def _loaded(settings: Settings) -> tuple[int, str]:
    engine = make_engine(settings.database)
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    try:
        await migrate(engine)
        registry = Registry(make_sessions(engine))
        return await registry.size(), str(await registry.newest())
    finally:
        await engine.dispose()
