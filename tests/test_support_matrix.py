"""The page on what is supported says what the cases show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support.cases import CASES, all_cases
from tests.support.matrix import TARGET, matrix


def test_it_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(TARGET, matrix())


def test_every_case_is_in_it() -> None:
    text = matrix()
    assert all(f"(../tests/cases/{case.name})" in text for case in all_cases())


def test_what_is_missing_is_said() -> None:
    unfinished = [case for case in all_cases() if case.status != "supported"]
    assert all(case.note for case in unfinished)


def test_every_case_folder_is_a_case() -> None:
    folders = {path.parent for path in CASES.glob("*/*/openapi.yaml")}
    assert folders == {case.folder for case in all_cases()}


def test_documents_are_small() -> None:
    for case in all_cases():
        text = (case.folder / "openapi.yaml").read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 60, case.name
