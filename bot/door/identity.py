"""Who writes, as an id that only the holder of the epoch key can make."""

import base64
import hashlib
import hmac


def conversation_id(key: bytes, channel: str, address: str) -> str:
    """base32(HMAC-SHA256(key, channel || 0x00 || address)), 52 lower-case characters."""
    return _keyed(key, channel, address)


def message_key(key: bytes, channel: str, message_id: str) -> str:
    """A platform's message id in a form that names nothing, for deduplication."""
    return _keyed(key, f"message:{channel}", message_id)


def _keyed(key: bytes, room: str, value: str) -> str:
    digest = hmac.new(key, f"{room}\0{value}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().rstrip("=").lower()
