"""The conversation side's tables: keyed ids, no address, no text."""

from datetime import datetime

from sqlalchemy import DateTime, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class ConversationBase(DeclarativeBase):
    """Tables of the conversation side; analytics has a base of its own."""


class ConversationRow(ConversationBase):
    """One conversation: what the next turn must know, until it is idle or erased."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(52), primary_key=True)
    last_seen: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    session_id: Mapped[str] = mapped_column(String(36))
    options: Mapped[str] = mapped_column(String(1024), default="")
    opted_out: Mapped[bool] = mapped_column(default=False)


class SeenMessageRow(ConversationBase):
    """A message id already answered, or being answered, for 48 hours."""

    __tablename__ = "seen_message"

    id: Mapped[str] = mapped_column(String(52), primary_key=True)
    claimed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    done: Mapped[bool] = mapped_column(default=False)
