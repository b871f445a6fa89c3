"""The SDKs of all cases are clean under other people's checkers, in one run of each.

They are put into one package that has the run-time support once: a hundred copies of it
would be a hundred times the work.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.real import tools
from tests.support.cases import all_cases

pytestmark = pytest.mark.long

_IMPORT = re.compile(r"^( *from \.+)_runtime", re.MULTILINE)


Files = dict[str, str]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of the SDKs of every case that can be generated."""
    folder = tmp_path_factory.mktemp("documents")
    found: Files = {}
    for case in all_cases():
        if not case.is_refusal and case.status != "planned":
            document = case.document(case.versions[0], folder / case.package)
            found |= case.generate(document).files
    return found


@pytest.fixture(scope="module")
def package(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package of them all."""
    folder = tmp_path_factory.mktemp("types") / "all_cases"
    for path, text in files.items():
        _, mark, inside = path.partition("/_runtime/")
        if mark:
            _write(folder / "_runtime" / inside, text)
        else:
            _write(folder / path, _IMPORT.sub(r"\1._runtime", text))
    _write(folder / "__init__.py", "")
    return folder


def _write(target: Path, text: str) -> None:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def test_mypy_finds_nothing(package: Path) -> None:
    assert not tools.mypy(package)


@pytest.mark.full
def test_pyright_finds_nothing(package: Path) -> None:
    assert not tools.pyright(package)


def test_ruff_finds_nothing(files: Files, tmp_path: Path) -> None:
    for path, text in files.items():
        if "/_runtime/" not in path:
            _write(tmp_path / path, text)
    assert not tools.ruff(tmp_path)
