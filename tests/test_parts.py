"""Parts and transports are in an SDK that is asked to have them, and in no other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import command
from generator.options import Options, Request
from generator.parts import PARTS, TRANSPORTS
from generator.pipeline import generate
from generator.plan import parts, reexports
from tests.support.checks import write_package
from tests.support.real_documents import REPOSITORY

SPEC = REPOSITORY / "specs" / "ai-api-key.yaml"
RUNTIME = REPOSITORY / "generator" / "runtime"


def files(*with_: str, transports: tuple[str, ...] = ()) -> dict[str, str]:
    request = Request(specs=(SPEC,), package="keys", parts=with_, transports=transports)
    return dict(generate(request).files)


def test_every_name_has_its_modules() -> None:
    assert parts.PARTS.keys() == PARTS.keys()
    assert parts.TRANSPORTS.keys() == TRANSPORTS.keys()


def test_without_parts_nothing_of_them_is_there() -> None:
    names = "\n".join(files())
    for absent in ("testing", "aiohttp", "pyreqwest", "traced", "/xml/", "polling"):
        assert absent not in names


@pytest.mark.parametrize("name", PARTS)
def test_a_part_adds_to_what_is_there(name: str) -> None:
    alone, more = files(), files(name)
    assert more.keys() > alone.keys()
    changed = {path for path in alone if more[path] != alone[path]}
    assert changed <= {"keys/__init__.py"}


def test_all_of_them_import(tmp_path: Path) -> None:
    write_package(files(*PARTS, transports=tuple(TRANSPORTS)), tmp_path)
    check = "import keys, keys.testing; [getattr(keys, name) for name in keys.__all__]"
    subprocess.run((sys.executable, "-c", check), cwd=tmp_path, check=True)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), ((), ())),
        (("--with", "testing,otel"), (("otel", "testing"), ())),
        (("--with", "otel", "--with", "testing"), (("otel", "testing"), ())),
        (("--transport", "aiohttp, pyreqwest"), ((), ("aiohttp", "pyreqwest"))),
    ],
)
def test_the_command_takes_lists(
    given: tuple[str, ...],
    expected: tuple[tuple[str, ...], tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[Options] = []

    def run(options: Options) -> int:
        seen.append(options)
        return 0

    monkeypatch.setattr("generator.commands.generate.run", run)
    command.main([str(SPEC), *given], standalone_mode=False)
    assert (seen[0].request.parts, seen[0].request.transports) == expected


def test_an_unknown_part_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command.main([str(SPEC), "--with", "tests"])
    assert left.value.code == 2
    assert "'tests' is not one of 'cli', 'testing'" in capfd.readouterr().err


def test_what_is_offered_is_what_the_run_time_support_has() -> None:
    """Each list of names stands twice: the generator imports nothing of its payload."""
    errors = [name for name in names_of("errors.py") if name.endswith("Error")]
    assert tuple(sorted(errors)) == reexports.ERRORS
    assert {*names_of("serialization/codec.py")} >= {*reexports.CODEC}


def names_of(path: str) -> list[str]:
    """The public classes and functions of a module of the run-time support."""
    tree = ast.parse((RUNTIME / path).read_text("utf-8"))
    defined = [n for n in tree.body if isinstance(n, (ast.ClassDef, ast.FunctionDef))]
    return [node.name for node in defined if not node.name.startswith("_")]
