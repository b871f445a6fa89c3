"""Every case under `tests/cases/`: generated, imported, compared and executed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from black import format_str
from black.mode import Mode, TargetVersion

from generator.console.report import format_report
from generator.diagnostics import DocumentError
from generator.result import Result
from tests.real.tools import ruff
from tests.support.cases import RELEASES, Case, all_cases
from tests.support.checks import build_decoders, write_package
from tests.support.sdk import Kind, Sdk

pytest.register_assert_rewrite("tests.cases")
_MODE = Mode(target_versions={TargetVersion.PY311})
_KINDS: tuple[Kind, ...] = ("sync", "async")
Golden = Callable[[Path, str], None]


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that SDKs are written to and imported from."""
    folder = tmp_path_factory.mktemp("cases")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def _parameters() -> Iterator[Any]:
    for case in all_cases():
        planned = pytest.mark.xfail(strict=True, reason=case.note)
        marks = [planned] if case.status == "planned" else []
        yield pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", list(_parameters()))
def test_case(
    case: Case,
    output: Path,
    golden: Golden,
    update: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The feature works as its folder says, in every version of OpenAPI that has it."""
    monkeypatch.chdir(case.folder)
    if case.is_refusal:
        _check_refusal(case, output, golden, monkeypatch)
        return
    own, *others = case.versions
    result = case.generate(case.document(own, output))
    said = format_report(result.diagnostics, result.document, all=True)
    _compare(case, "warnings.txt", said, golden)
    _compare_expected(case, result, golden)
    _check_black(result)
    for version in others:
        again = case.generate(case.document(version, output / case.package))
        assert _own(again) == _own(result), f"{version} differs from {own}"
    package = _imported(case, result, output)
    if (case.folder / "behaviour.py").exists():
        for kind in _KINDS:
            _behaviour(case).check(Sdk(package, kind))


def test_ruff_is_content(output: Path) -> None:
    """With what the tests above wrote: nothing is unused, nothing unknown."""
    emitted = [*output.glob("[!_]*/*.py"), *output.glob("[!_]*/[mrt]*/*.py")]
    if not emitted:
        pytest.skip("no case was generated before")
    assert ruff(*emitted) == ""


def _check_refusal(
    case: Case, output: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every version of the document is refused, with the same report."""
    for version in case.versions or RELEASES:
        document = case.document(version, output / case.package)
        monkeypatch.chdir(document.parent)
        with pytest.raises(DocumentError) as refusal:
            case.generate(Path(document.name))
        said = format_report(
            refusal.value.diagnostics, refusal.value.document, all=True
        )
        _compare(case, "diagnostics.txt", said, golden)


def _compare(case: Case, name: str, said: str, golden: Golden) -> None:
    """Compare a report with a file; none is an empty report."""
    path = case.folder / name
    if said or path.exists():
        golden(path, f"{said}\n" if said else "")


def _compare_expected(case: Case, result: Result, golden: Golden) -> None:
    """Compare the emitted files of which the case has an expected text."""
    folder = case.folder / "expected"
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).as_posix()
        golden(path, result.files.get(f"{case.package}/{inside}", ""))


def _own(result: Result) -> dict[str, str]:
    """The files that depend on the document."""
    rows = result.files.items()
    return {path: text for path, text in rows if "/_runtime/" not in path}


def _check_black(result: Result) -> None:
    for path, text in _own(result).items():
        if text:
            assert format_str(text, mode=_MODE) == text, path


def _imported(case: Case, result: Result, output: Path) -> ModuleType:
    """Write the SDK, import all of it, build every decoder."""
    write_package(result.files, output)
    package = import_module(case.package)
    package.preload()
    build_decoders(package)
    return package


def _behaviour(case: Case) -> ModuleType:
    return import_module(f"tests.cases.{case.topic}.{case.folder.name}.behaviour")
