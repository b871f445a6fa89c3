"""The cost of importing an emitted package, and of its first use."""

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
    "rest": "everything else",
}
_TRANSPORTS = {
    "HttpxTransport": "httpx2's connections",
    "PyreqwestTransport": "pyreqwest",
    "AiohttpTransport": "aiohttp",
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
            imported = _imported(bench, document, tool, way)
            found = {step: imported[step] for step in _STEPS if step in imported}
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
            " own import in it. Libraries of byhand are msgspec, httpx2 and httpcore2,"
            " which httpx2 imports when it connects, and `preload()` at once.",
        )
    )
    _transports(bench, section)
    return section


def _transports(bench: Bench, section: Section) -> None:
    """Add a table of what each transport costs when it is first used."""
    rows: list[tuple[str, ...]] = []
    for transport, words in _TRANSPORTS.items():
        bench.progress(f"import {words}")
        found = _imported(
            bench, bench.called_by_us, OURS, "byhand-connecting", transport
        )
        for scheme, step in (("http", "first request"), ("https", "then over TLS")):
            values = found[scheme]
            key = f"import/transport/{transport}/{scheme}"
            section.figures |= {f"{key}/{what}": v for what, v in values.items()}
            cells = (number(values["cpu"]), f"{values['modules']:.0f}")
            rows.append((words, step, *cells, number(values["memory"])))
    section.tables.append(
        Table(
            "A transport at its first requests",
            ("transport", "step", "CPU ms", "modules", "MB"),
            tuple(rows),
            "After a call without HTTP, in a process that has asyncio: importing the"
            " library, making its pool, and a connection that is refused; over TLS, the"
            " system's certificates besides.",
        )
    )


def _is_at_hand(bench: Bench, document: Document, tool: str) -> bool:
    if tool not in bench.environments:
        return False
    if tool == EXOSCALE:  # its document is its own
        return document == bench.called
    return bench.makes(tool, document)


def _imported(
    bench: Bench, document: Document, tool: str, way: str, *more: str
) -> dict[str, dict[str, float]]:
    """The medians by step of fresh processes; a first one writes the bytecode."""
    package = Path("none") if tool == EXOSCALE else bench.package(tool, document)
    command = bench.probe(tool, "importing.py", way, package.name, *more)
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
    return steps


def _rows(
    document: str, package: str, found: dict[str, dict[str, float]]
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for step, values in found.items():
        cells = (number(values["cpu"]), f"{values['modules']:.0f}")
        memory = number(values["memory"])
        rows.append((document, package, _STEPS[step], *cells, memory))
    return rows
