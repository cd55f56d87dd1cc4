"""How fast one person may write before being asked to wait."""

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter


class Pace:
    """A moving window of one minute a conversation, in memory or in Redis."""

    def __init__(self, per_minute: int, redis_url: str = "") -> None:
        storage = (
            RedisStorage(f"async+{redis_url}", wrap_exceptions=True, implementation="redispy")
            if redis_url
            else MemoryStorage()
        )
        self._limiter = MovingWindowRateLimiter(storage)
        self._item = RateLimitItemPerMinute(per_minute)

    async def allows(self, conversation_id: str) -> bool:
        """Count one message; False when the minute is full.

        Raises limits.errors.StorageError when Redis is away.
        """
        return await self._limiter.hit(self._item, conversation_id)
