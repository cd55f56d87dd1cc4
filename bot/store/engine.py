"""The database: SQLite in one file, or PostgreSQL; the same code for both."""

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

_BUSY_SECONDS = 5


def make_engine(url: str) -> AsyncEngine:
    """An engine for a SQLAlchemy address (sqlite+aiosqlite:// or postgresql+psycopg://)."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine.sync_engine, "connect")
    def _write_ahead(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        # Deleted rows must not linger in the file: erasure is a promise.
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    return engine


def make_sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """The session maker that register, dedup and recorder share."""
    return async_sessionmaker(engine, expire_on_commit=False)
