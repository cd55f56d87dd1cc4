import csv
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.cli.main import cli
from bot.registry.disclosure import BadDisclosure, read_cases
from bot.registry.names import comparable
from bot.registry.registry import Registry
from bot.store.engine import make_engine, make_sessions
from bot.store.migrate import migrate

HEADER = ["CASE_NUMBER", "CASE_STATUS", "DECISION_DATE", "EMPLOYER_NAME", "TRADE_NAME_DBA",
          "EMPLOYER_CITY", "EMPLOYER_STATE"]  # fmt: skip
CERTIFIED = "Determination Issued - Certification"
ROWS = [
    ["H-300-26001-000001", CERTIFIED, "2026-02-03", "Smith & Sons Farms, LLC", "", "TIFTON", "GA"],
    ["H-400-26010-000002", CERTIFIED, "2026-03-09", "Costa Azul Landscaping Inc.", "", "Austin",
     "TX"],
    ["H-300-26002-000003", "Determination Issued - Denied", "", "Bad Farm", "", "X", "FL"],
    ["H-300-26003-000004", "Determination Issued - Withdrawn", "", "Gone Farm", "", "X", "FL"],
]  # fmt: skip


def write_csv(path: Path, rows: list[list[str]] = ROWS, header: list[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def write_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
async def registry(tmp_path: Path) -> AsyncIterator[Registry]:
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path / 'registry.sqlite'}")
    await migrate(engine)
    yield Registry(make_sessions(engine))
    await engine.dispose()


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_certified_cases_of_both_forms(tmp_path: Path, write) -> None:  # type: ignore[no-untyped-def]
    cases = list(read_cases(write(tmp_path / "H-2A_Disclosure_Data_FY2026.dat")))
    assert [case.number for case in cases] == ["H-300-26001-000001", "H-400-26010-000002"]
    assert cases[0].city == "Tifton"
    assert cases[1].decided == date(2026, 3, 9)


def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "otra.csv", header=["A", "B", "C", "D", "E", "F", "G"])
    with pytest.raises(BadDisclosure, match=r"otra\.csv.*CASE_NUMBER"):
        list(read_cases(path))


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roto.xlsx"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(BadDisclosure, match=r"roto\.xlsx"):
        list(read_cases(path))


async def test_names_are_found_as_people_write_them(registry: Registry, tmp_path: Path) -> None:
    await registry.replace(read_cases(write_csv(tmp_path / "a.csv")), keep=False)
    for typed in ("smith and sons farms", "Smith & Sons Farms LLC", "smit and sons farms"):
        found = await registry.by_name(typed)
        assert found is not None
        assert found.case_number == "H-300-26001-000001"
        assert found.place == "Tifton, GA"
        assert found.as_of == date(2026, 3, 9)
    for typed in ("smith", "farms", "garcia harvesting", "", "llc"):
        assert await registry.by_name(typed) is None


async def test_loading_replaces_or_adds(registry: Registry, tmp_path: Path) -> None:
    cases = list(read_cases(write_csv(tmp_path / "a.csv")))
    await registry.replace(cases[:1], keep=False)
    await registry.replace(cases[1:], keep=True)
    assert await registry.size() == 2
    await registry.replace(cases[:1], keep=False)
    assert await registry.size() == 1
    assert await registry.by_case("H-400-26010-000002") is None


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIENSALO_VAR_DIR", str(tmp_path / "var"))
    run = CliRunner()
    good = write_csv(tmp_path / "buena.csv")
    assert "2 casos" in run.invoke(cli, ["registry", "load", str(good)]).output
    assert "2026-03-09" in run.invoke(cli, ["registry", "show"]).output
    empty = write_csv(tmp_path / "vacia.csv", rows=[])
    refused = run.invoke(cli, ["registry", "load", str(empty)])
    assert refused.exit_code == 1
    assert "2 casos" in run.invoke(cli, ["registry", "show"]).output, "nothing was lost"
    assert run.invoke(cli, ["registry", "load", str(tmp_path / "no.csv")]).exit_code == 1


@given(st.text(max_size=60))
def test_comparable_names_are_stable(name: str) -> None:
    assert comparable(comparable(name)) == comparable(name)
