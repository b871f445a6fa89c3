"""How much is emitted: lines, files, bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from .bench import Bench
from .results import Figures, Section, Table, number
from .tools import OPC, OURS, modules_of

_OPERATION = re.compile(r"^[A-Z0-9_]+: _?Operation\[", re.MULTILINE)
_CLASS = re.compile(r"^class ", re.MULTILINE)


def measure(bench: Bench) -> Section:
    """Count what each generator emits for each document."""
    section = Section()
    rows: list[tuple[str, ...]] = []
    for document in bench.documents:
        for tool in bench.generators:
            if not bench.makes(tool, document):
                continue
            found = _COUNTED[tool](bench.package(tool, document))
            key = f"size/{document.name}/{tool}"
            section.figures |= {f"{key}/{what}": v for what, v in found.items()}
            rows.append((document.name, tool, *_cells(found)))
    columns = ("operations", "models", "files", "lines", "lines/operation")
    section.tables.append(
        Table(
            "Emitted code",
            ("document", "tool", *columns, "lines/model", "wheel kB"),
            tuple(rows),
            "Lines per operation are of resources and functions, per model of models;"
            " byhand has both kinds of client in its lines. All lines include the"
            " run-time support that byhand copies into a package. The wheel is the"
            " package's files as a wheel compresses them, without its metadata.",
        )
    )
    return section


def _cells(found: Figures) -> tuple[str, ...]:
    whole = (
        f"{found[what]:,.0f}" for what in ("operations", "models", "files", "lines")
    )
    each = (
        number(found[f"{what} lines"] / found[f"{what}s"]) if found[f"{what}s"] else "-"
        for what in ("operation", "model")
    )
    return (*whole, *each, number(found["wheel"]))


def _ours(package: Path) -> Figures:
    """Count in a package of this generator."""
    resources = list(modules_of(package / "resources"))
    models = list(modules_of(package / "models"))
    return _all(package) | {
        "operations": _matches(_OPERATION, modules_of(package / "_operations")),
        "models": _matches(_CLASS, models),
        "operation lines": _lines(resources),
        "model lines": _lines(models),
    }


def _opc(package: Path) -> Figures:
    """Count in a package of openapi-python-client: a module for each thing."""
    api, models = list(modules_of(package / "api")), list(
        modules_of(package / "models")
    )
    return _all(package) | {
        "operations": sum(path.name != "__init__.py" for path in api),
        "models": sum(path.name != "__init__.py" for path in models),
        "operation lines": _lines(api),
        "model lines": _lines(models),
    }


_COUNTED = {OURS: _ours, OPC: _opc}


def _all(package: Path) -> Figures:
    paths = list(modules_of(package))
    return {
        "files": len(paths),
        "lines": _lines(paths),
        "wheel": _wheel(package) / 1000,
    }


def _lines(paths: Iterable[Path]) -> int:
    return sum(path.read_bytes().count(b"\n") for path in paths)


def _matches(pattern: re.Pattern[str], paths: Iterable[Path]) -> int:
    return sum(len(pattern.findall(path.read_text("utf-8"))) for path in paths)


def _wheel(package: Path) -> int:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in modules_of(package):
            archive.write(path, path.relative_to(package.parent))
    return len(written.getvalue())
