"""Logs that say what happened and never to whom: an allow-list of loggers."""

import logging

_OURS = ("bot", "analytics")
_QUIET = (
    "httpx",
    "httpcore",
    "telegram",
    "twilio",
    "aiohttp",
    "sqlalchemy",
    "aiosqlite",
    "psycopg",
    "uvicorn.access",
    "markdown_it",
    "bm25s",
    "asyncio",
)
"""Loggers that print URLs (with the bot token), parameters or rows when let speak."""


def set_up_logs(level: str) -> None:
    """Our own loggers at `level`; every other at WARNING, those of `_QUIET` at ERROR."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
