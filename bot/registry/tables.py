"""The registry's table: public data only."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class RegistryBase(DeclarativeBase):
    """The registry's tables; nothing of a conversation is here."""


class EmployerCaseRow(RegistryBase):
    """One certified case. `folded` is the name as names are compared."""

    __tablename__ = "employer_case"

    case_number: Mapped[str] = mapped_column(String(24), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200), index=True)
    city: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(40))
    as_of: Mapped[date] = mapped_column()
