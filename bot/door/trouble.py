"""When the store takes no writes: people are answered all the same.

A full disk or a lost database costs the memory of the last choice, the count
and the protection against repeats; never the answer.
"""

import logging
from collections.abc import Awaitable
from typing import TypeVar

from limits.errors import StorageError
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)

T = TypeVar("T")


class StoreTrouble:
    """Which stores failed at their last use; `/health/ready` shows whether any did."""

    def __init__(self) -> None:
        self._failing: set[str] = set()

    @property
    def now(self) -> bool:
        """Whether any store fails."""
        return bool(self._failing)

    async def spare(
        self, store: str, doing: Awaitable[T], instead: T, *, writes: bool = False
    ) -> T:
        """What `doing` gives; `instead` when `store` fails.

        `writes`: success means that the store took a write, so its trouble is over.
        """
        try:
            result = await doing
        except (SQLAlchemyError, StorageError, OSError) as error:
            if store not in self._failing:
                log.error("the %s fails (%s): answering without it", store, type(error).__name__)
            self._failing.add(store)
            return instead
        if writes:
            self._failing.discard(store)
        return result
