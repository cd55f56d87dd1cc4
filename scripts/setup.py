"""Brings what `make` needs onto a fresh machine: uv, and both Python environments.

Standard library only, any Python 3.8 or newer: this file runs before anything
is installed. Safe to repeat; says nothing when nothing is missing.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
UV_VERSION = "0.13.9"
RASA_PYTHON = "3.10"
LEAST_DISK_GIB = 4


def main() -> None:
    """Set up, step by step, each named; the first that fails ends with its mend."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--no-brain", action="store_true", help="leave Rasa's environment out")
    options = arguments.parse_args()
    uv = find_uv() or install_uv()
    sync(uv, ROOT, [], "the gateway's environment")
    if not options.no_brain:
        sync(uv, ROOT / "nlu_data", ["--python", rasa_python(uv)], "the brain's environment (Rasa)")


def find_uv() -> "str | None":
    """uv on the PATH, else our own below .tools/."""
    own = TOOLS / "bin" / "uv"
    return shutil.which("uv") or (str(own) if own.exists() else None)


def install_uv() -> str:
    """Install uv below .tools/ with pip; the machine's Python stays as it is."""
    say(f"installing uv {UV_VERSION}")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
            str(TOOLS),
            f"uv=={UV_VERSION}",
        ],
        capture_output=True,
        text=True,
    )
    own = TOOLS / "bin" / "uv"
    if done.returncode or not own.exists():
        stop("uv could not be installed with pip: is pip there, and the network?", done.stderr)
    return str(own)


def rasa_python(uv: str) -> str:
    """A Python 3.10: where uv looks, then among pyenv's versions, else uv's own download."""
    found = run([uv, "python", "find", "--no-project", RASA_PYTHON])
    if found.returncode == 0:
        return found.stdout.strip()
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = sorted(pyenv.glob(f"{RASA_PYTHON}.*/bin/python"))
    if candidates:
        return str(candidates[-1])
    say(f"downloading Python {RASA_PYTHON} for Rasa")
    done = run([uv, "python", "install", RASA_PYTHON])
    if done.returncode:
        stop(
            f"Python {RASA_PYTHON} was not found and could not be downloaded: install it "
            f"(for example «pyenv install {RASA_PYTHON}») and run this again.",
            done.stderr,
        )
    return RASA_PYTHON


def sync(uv: str, project: Path, extra: "list[str]", name: str) -> None:
    """Install a lock file's packages, unless they are there already."""
    check = run([uv, "sync", "--frozen", "--check", "--project", str(project), *extra])
    if check.returncode == 0:
        return
    free = shutil.disk_usage(project).free / 2**30
    if free < LEAST_DISK_GIB:
        stop(f"the disk is nearly full: {free:.1f} GiB free, {LEAST_DISK_GIB} GiB needed", "")
    say(f"installing {name}: a minute or two the first time")
    done = run([uv, "sync", "--frozen", "--project", str(project), *extra])
    if done.returncode:
        stop(
            f"{name} could not be installed: see the lines above, then run this again", done.stderr
        )


def run(command: "list[str]") -> "subprocess.CompletedProcess[str]":
    """A command, quietly; uv keeps to the project's own folder for each environment."""
    environment = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)


def say(text: str) -> None:
    """One line of progress."""
    print(f"setup: {text}", file=sys.stderr, flush=True)


def stop(reason: str, details: str) -> None:
    """End with what went wrong and the mend."""
    if details:
        print("\n".join(details.strip().splitlines()[-8:]), file=sys.stderr)
    sys.exit(f"setup: {reason}")


if __name__ == "__main__":
    main()
