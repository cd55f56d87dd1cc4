"""Epoch keys: one 256-bit key a month, the last one kept 30 days, then destroyed.

Files in a folder of their own, outside the database and its backups: once a
key is gone, nothing can tell whose an old row was.
"""

import logging
import os
import secrets
from datetime import date, timedelta
from pathlib import Path

KEY_BYTES = 32
KEPT_DAYS = 30
"""Days into a month that the month before's key is kept for look-up (privacy.md)."""

_SUFFIX = ".key"

log = logging.getLogger(__name__)


def epoch_of(day: date) -> str:
    """The epoch of a day, as `2026-11`."""
    return f"{day:%Y-%m}"


class KeyRing:
    """Keys below one folder; several gateways may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unwritten: dict[Path, bytes] = {}

    def current(self, day: date) -> bytes:
        """The key of `day`'s epoch, made on first use.

        While the disk is full the new key lives in this process alone, and is
        written as soon as it can be.
        """
        path = self._path(epoch_of(day))
        if not path.exists():
            key = self._unwritten.setdefault(path, secrets.token_bytes(KEY_BYTES))
            try:
                self._keep(key, path)
            except OSError as error:
                log.error("the key of this month can't be written (%s)", error.strerror)
                return key
            del self._unwritten[path]
        return path.read_bytes()

    def previous(self, day: date) -> bytes | None:
        """The key of the epoch before, while it is still kept."""
        self.destroy_old(day)
        path = self._path(self._epoch_before(day))
        return path.read_bytes() if path.exists() else None

    def destroy_old(self, day: date) -> list[str]:
        """Delete the keys whose time is over; gives their epochs."""
        keep = {epoch_of(day)}
        if day.day <= KEPT_DAYS:
            keep.add(self._epoch_before(day))
        gone = [path for path in self._folder.glob(f"*{_SUFFIX}") if path.stem not in keep]
        for path in gone:
            path.unlink(missing_ok=True)
        return sorted(path.stem for path in gone)

    def _path(self, epoch: str) -> Path:
        return self._folder / f"{epoch}{_SUFFIX}"

    @staticmethod
    def _epoch_before(day: date) -> str:
        return epoch_of(day.replace(day=1) - timedelta(days=1))

    def _keep(self, key: bytes, path: Path) -> None:
        """Write a whole key under a private name, then link it: the first writer wins."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._folder / f".{secrets.token_hex(8)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(key)
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
