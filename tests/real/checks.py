"""Checks of every emitted SDK, whatever its document."""

from __future__ import annotations

from tests.support.checks import build_decoders
from tests.support.emitted import Emitted
from tests.support.real_documents import REPOSITORY

RUNTIME = REPOSITORY / "generator" / "runtime"


def assert_complete(emitted: Emitted) -> None:
    """Every operation is there, and every named schema has a type."""
    routes = {(i.method, i.path) for i in emitted.package.operations.values()}
    expected = {(method, path) for method, path, _ in emitted.tree.operations()}
    assert routes == expected
    assert len(emitted.package.operations) == len(expected)
    names, declared = emitted.result.names, set(dir(emitted.package.models))
    missing = [p for _, p in emitted.tree.schemas() if names.get(p) not in declared]
    assert missing == []


def assert_loads(emitted: Emitted) -> None:
    """Every module is imported, and a decoder is built for every type."""
    assert len(list(emitted.modules())) > 10
    build_decoders(emitted.package)


def assert_tidy(emitted: Emitted) -> None:
    """Every file compiles, ends as files do, and says nothing of its making."""
    for path, text in emitted.result.files.items():
        if path.endswith(".py"):
            compile(text, path, "exec")
        assert text == "" or text.endswith("\n") and "\r" not in text, path


def assert_carries_run_time(emitted: Emitted) -> None:
    """Its files of the run-time support are those of the generator, byte for byte."""
    prefix = f"{emitted.name}/_runtime/"
    copied = {
        name.removeprefix(prefix): text.encode()
        for name, text in emitted.result.files.items()
        if name.startswith(prefix)
    }
    assert "model.py" in copied
    assert copied == {name: (RUNTIME / name).read_bytes() for name in copied}
