"""The brain's model: named by the hash of all that goes into it, trained when there is none."""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.content import GENERATED, build
from bot.i18n import _
from bot.settings import ROOT

NLU = ROOT / "nlu_data"
MODELS = NLU / "models"
KEPT = 3
"""Models kept for going back; older ones are deleted after a training."""

_INGREDIENTS = ("config.yml", "domain.yml", "uv.lock", "data/**/*.yml", "components/*.py")
RASA_ENVIRONMENT = {
    # Rasa reports its use and its crashes to its makers unless told not to.
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "SANIC_DISABLE_MOTD": "1",
    "PYTHONWARNINGS": "ignore",
}

console = Console(stderr=True)


def model(
    force: Annotated[bool, typer.Option(help=_("Train even when a model is there."))] = False,
) -> None:
    """Build the training data and train, unless a model of the same content is there."""
    build(GENERATED)
    name = model_name()
    path = MODELS / name
    if path.exists() and not force:
        path.touch()
        typer.echo(_("The model of this content is there: {name}", name=name))
        return
    _train(name)
    _forget_old()
    typer.echo(_("Trained: {name}", name=name))


def nlu_python() -> Path:
    """The Python of the brain's own environment.

    Raises typer.Exit with the mend when it is not there.
    """
    path = NLU / ".venv" / "bin" / "python"
    if not path.exists():
        console.print(_("The brain's environment is missing: run «make setup»."), style="red")
        raise typer.Exit(1)
    return path


def model_name() -> str:
    """The file name of the model that the present data gives."""
    digest = hashlib.sha256()
    paths = sorted({p for pattern in _INGREDIENTS for p in NLU.glob(pattern)})
    for path in paths:
        digest.update(f"{path.relative_to(NLU)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"piensalo-{digest.hexdigest()[:16]}.tar.gz"


def latest_model() -> Path | None:
    """The model of the present data, else the newest there is."""
    present = MODELS / model_name()
    if present.exists():
        return present
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return models[-1] if models else None


def _train(name: str) -> None:
    command = [
        str(nlu_python()), "-W", "ignore", "-m", "rasa", "train",
        "--fixed-model-name", name.removesuffix(".tar.gz"), "--out", str(MODELS),
    ]  # fmt: skip
    log = NLU / "models" / "train.log"
    log.parent.mkdir(exist_ok=True)
    with console.status(_("Training the brain (about two minutes)…")), log.open("w") as output:
        done = subprocess.run(  # noqa: S603 - our own command
            command,
            check=False,
            cwd=NLU,
            env=os.environ | RASA_ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    if done.returncode or not (MODELS / name).exists():
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        console.print(tail, highlight=False, markup=False)
        console.print(_("Training failed; the lines above are the end of {log}.", log=log.name),
                      style="red")  # fmt: skip
        raise typer.Exit(1)


def _forget_old() -> None:
    models = sorted(MODELS.glob("piensalo-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for path in models[:-KEPT]:
        path.unlink()
