"""Look-ups in the public list: by case number, and by a name as people write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rapidfuzz import fuzz, process
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.registry.disclosure import Case
from bot.registry.names import comparable
from bot.registry.tables import EmployerCaseRow

ALIKE = 90.0
"""Likeness (0 to 100) from which two names are taken for one: a wrong "it is listed" harms."""


@dataclass(frozen=True)
class Listed:
    """A certified case of the public list."""

    case_number: str
    name: str
    place: str
    as_of: date


class Registry:
    """The public list in the database; `sessions` is SQLAlchemy's session maker."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def size(self) -> int:
        """How many cases are loaded."""
        async with self._sessions() as session:
            return await session.scalar(select(func.count(EmployerCaseRow.case_number))) or 0

    async def newest(self) -> date | None:
        """The latest date of the loaded files."""
        async with self._sessions() as session:
            return await session.scalar(select(func.max(EmployerCaseRow.as_of)))

    async def replace(self, cases: Iterable[Case], keep: bool) -> None:
        """Put `cases` in the place of what is loaded (beside it when `keep`), all or nothing."""
        rows = {case.number: case for case in cases}
        as_of = max((case.decided for case in rows.values() if case.decided), default=_today())
        async with self._sessions.begin() as session:
            old = delete(EmployerCaseRow)
            if keep:
                for numbers in _chunks(sorted(rows)):
                    await session.execute(old.where(EmployerCaseRow.case_number.in_(numbers)))
            else:
                await session.execute(old)
            session.add_all(_row(case, as_of) for case in rows.values())

    async def by_case(self, number: str) -> Listed | None:
        """The case of that number."""
        async with self._sessions() as session:
            row = await session.get(EmployerCaseRow, number)
            return _listed(row) if row else None

    async def by_name(self, name: str) -> Listed | None:
        """The newest case of the employer whose name is most alike, if any is alike enough."""
        asked = comparable(name)
        async with self._sessions() as session:
            names = list(await session.scalars(select(EmployerCaseRow.folded).distinct()))
            best = process.extractOne(
                asked, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
            )
            if not asked or best is None:
                return None
            row = await session.scalar(
                select(EmployerCaseRow)
                .where(EmployerCaseRow.folded == best[0])
                .order_by(EmployerCaseRow.case_number.desc())
                .limit(1)
            )
            return _listed(row) if row else None


def _today() -> date:
    return datetime.now(UTC).date()


def _row(case: Case, as_of: date) -> EmployerCaseRow:
    return EmployerCaseRow(
        case_number=case.number,
        name=case.name,
        folded=comparable(case.name),
        city=case.city,
        state=case.state,
        as_of=as_of,
    )


def _listed(row: EmployerCaseRow) -> Listed:
    place = ", ".join(part for part in (row.city, row.state) if part)
    return Listed(row.case_number, row.name, place, row.as_of)


def _chunks(numbers: list[str], most: int = 500) -> Iterable[list[str]]:
    return (numbers[at : at + most] for at in range(0, len(numbers), most))
