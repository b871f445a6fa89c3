"""What importing an emitted package costs, and what its first use does."""

from __future__ import annotations

from pathlib import Path

from .bench import Bench
from .documents import Document
from .processes import answer_of
from .results import Section, Table, middle, number
from .tools import EXOSCALE, OPC, OURS

_STEPS = {
    "libraries": "libraries alone",
    "client": "package and client",
    "first resource": "first operation's modules",
    "first call": "first call, without HTTP",
    "median tag": "a further tag, median",
    "slowest tag": "a further tag, slowest",
    "transport": "transport at the first request",
    "rest": "everything else",
}
_WAYS = {
    "byhand-cold": (OURS, "nothing before"),
    "byhand": (OURS, "lazy"),
    "byhand-eager": (OURS, "`preload()`"),
    "opc": (OPC, "lazy"),
    "opc-eager": (OPC, "all modules"),
    "exoscale": (EXOSCALE, ""),
}


def measure(bench: Bench) -> Section:
    """Import the packages of all documents in fresh processes."""
    section = Section()
    rows: list[tuple[str, ...]] = []
    for document in bench.documents:
        if document.name == "fragment" and len(bench.documents) > 1:
            continue  # one tag says nothing about importing
        for way, (tool, words) in _WAYS.items():
            if not _is_at_hand(bench, document, tool):
                continue
            bench.progress(f"import {document.name}: {tool} {words}".rstrip())
            found = _imported(bench, document, tool, way)
            key = f"import/{document.name}/{way}"
            for step, values in found.items():
                named = {f"{key}/{step}/{what}": v for what, v in values.items()}
                section.figures |= named
            rows += _rows(document.name, f"{tool} {words}".strip(), found)
    section.tables.append(
        Table(
            "Importing",
            ("document", "package", "step", "CPU ms", "modules", "MB"),
            tuple(rows),
            "Each step beyond the ones above it, in a fresh process with bytecode on"
            " disk. Without what was imported before, `package and client` has msgspec's"
            " own import in it; httpx2 is imported at the first request.",
        )
    )
    return section


def _is_at_hand(bench: Bench, document: Document, tool: str) -> bool:
    if tool not in bench.environments:
        return False
    if tool == EXOSCALE:  # its document is its own
        return document == bench.called
    return bench.makes(tool, document)


def _imported(
    bench: Bench, document: Document, tool: str, way: str
) -> dict[str, dict[str, float]]:
    """The medians by step of fresh processes; a first one writes the bytecode."""
    package = Path("none") if tool == EXOSCALE else bench.package(tool, document)
    command = bench.probe(tool, "importing.py", way, package.name)
    variables = bench.environments[tool].variables(package.parent)
    runs = [answer_of(command, variables) for _ in range(2 * bench.rounds + 1)][1:]
    steps: dict[str, dict[str, float]] = {
        step: {what: middle([run[step][what] for run in runs]) for what in values}
        for step, values in runs[0].items()
    }
    tags = {step: found for step, found in steps.items() if step.startswith("tag ")}
    loaded = [found for found in tags.values() if found["modules"]]
    if loaded:
        for name, choose in (("median tag", middle), ("slowest tag", max)):
            steps[name] = {
                what: choose([found[what] for found in loaded]) for what in loaded[0]
            }
    return {step: found for step, found in steps.items() if step in _STEPS}


def _rows(
    document: str, package: str, found: dict[str, dict[str, float]]
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for step, words in _STEPS.items():
        values = found.get(step)
        if values is not None:
            cells = (number(values["cpu"]), f"{values['modules']:.0f}")
            rows.append((document, package, words, *cells, number(values["memory"])))
    return rows
