"""Disclosure files as the Department of Labor publishes them, CSV or XLSX.

Columns by the record layouts at
https://www.dol.gov/agencies/eta/foreign-labor/performance (H-2A and H-2B programs).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from bot.i18n import _

NEEDED = ("CASE_NUMBER", "CASE_STATUS", "EMPLOYER_NAME", "EMPLOYER_CITY", "EMPLOYER_STATE")
DECIDED = "DECISION_DATE"
_DATES = ("%Y-%m-%d", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S", "%m/%d/%y")
_BYTES_OF_A_WORKBOOK = b"PK\x03\x04"


class BadDisclosure(ValueError):
    """A file that is not a disclosure file; the message names what is wrong and the mend."""


@dataclass(frozen=True)
class Case:
    """One certified case."""

    number: str
    name: str
    city: str
    state: str
    decided: date | None


def read_cases(path: Path) -> Iterator[Case]:
    """The certified cases of a disclosure file.

    Raises BadDisclosure.
    """
    rows = _rows(path)
    header = [str(cell or "").strip().upper().replace(" ", "_") for cell in next(rows, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise BadDisclosure(
            _(
                "{file}: these columns are missing: {columns}. Download the disclosure file for "
                "H-2A or H-2B again and do not change its first line.",
                file=path.name,
                columns=", ".join(missing),
            )
        )
    place = {name: header.index(name) for name in (*NEEDED, DECIDED) if name in header}
    for row in rows:
        case = _case({name: _cell(row, at) for name, at in place.items()})
        if case is not None:
            yield case


def _case(cells: dict[str, Any]) -> Case | None:
    number, name = str(cells["CASE_NUMBER"]).strip(), str(cells["EMPLOYER_NAME"]).strip()
    status = str(cells["CASE_STATUS"]).lower()
    if not number or not name or "certif" not in status or "withdrawn" in status:
        return None
    return Case(
        number=number.upper()[:24],
        name=name[:200],
        city=str(cells["EMPLOYER_CITY"]).strip().title()[:80],
        state=str(cells["EMPLOYER_STATE"]).strip()[:40],
        decided=_date(cells.get(DECIDED)),
    )


def _cell(row: list[Any], at: int) -> Any:
    return row[at] if at < len(row) and row[at] is not None else ""


def _date(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    for form in _DATES:
        try:
            return datetime.strptime(str(cell).strip(), form).date()
        except ValueError:
            continue
    return None


def _rows(path: Path) -> Iterator[list[Any]]:
    try:
        with path.open("rb") as file:
            is_workbook = file.read(4) == _BYTES_OF_A_WORKBOOK
        yield from _workbook(path) if is_workbook else _text(path)
    except OSError as error:
        raise BadDisclosure(
            _("{file} can't be read: {why}", file=path.name, why=error.strerror or "?")
        ) from error


def _workbook(path: Path) -> Iterator[list[Any]]:
    try:
        yield from CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    except CalamineError as error:
        raise BadDisclosure(_("{file} is damaged: download it again.", file=path.name)) from error


def _text(path: Path) -> Iterator[list[Any]]:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            with path.open(encoding=encoding, newline="") as file:
                rows = list(csv.reader(file))
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise BadDisclosure(
                _("{file} is damaged: download it again.", file=path.name)
            ) from error
        yield from rows
        return
    raise BadDisclosure(_("{file} is neither CSV nor XLSX.", file=path.name))
