"""An SDK ships the run-time support that it imports, and no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.render.runtime_files import relative_imports, runtime_files
from tests.support.real_documents import REPOSITORY

RUNTIME = REPOSITORY / "generator" / "runtime"
SOURCES = sorted(RUNTIME.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_imports_are_read_as_python_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    package = path.relative_to(RUNTIME).parent.parts
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level:
            around = package[: len(package) - node.level + 1]
            inside = (node.module,) if node.module else ()
            found += [".".join((*around, *inside, row.name)) for row in node.names]
    assert sorted(relative_imports(text, package)) == sorted(found)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_a_module_imports_comes_with_it(path: Path) -> None:
    name = ".".join(path.relative_to(RUNTIME).with_suffix("").parts)
    files = runtime_files((name.removesuffix(".__init__"),))
    for file, text in files.items():
        package = tuple(file.split("/")[:-1])
        assert runtime_files(relative_imports(text, package)).keys() <= files.keys()
        for depth in range(len(package) + 1):
            assert "/".join((*package[:depth], "__init__.py")) in files


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("parameters.query.QueryParameter", {"bodies/__init__.py", "constraints.py"}),
        ("parameters.query.QueryParameter", {"serialization/literals.py", "enums.py"}),
        ("enums.OpenStrEnum", {"serialization/checks.py"}),
        ("model_bodies.takes_model", {"bodies/encoding.py", "bodies/request_body.py"}),
        ("constraints.Constraints", {"serialization/limits.py"}),
        ("auth.hmac.HmacScheme", {"auth/combined.py"}),
    ],
)
def test_a_feature_brings_no_other(name: str, absent: set[str]) -> None:
    assert absent <= {path.relative_to(RUNTIME).as_posix() for path in SOURCES}
    assert not absent & runtime_files((name,)).keys()


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(LookupError, match="does not define nothing.at.all"):
        runtime_files(("nothing.at.all",))


def test_what_is_not_imported_is_not_shipped() -> None:
    assert runtime_files(("lazy_names",)).keys() == {"__init__.py"}
