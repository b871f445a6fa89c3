"""The parts around an SDK: its pages, its command line, its server of tools."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .bench import PROBES, Bench
from .documents import Document
from .processes import answer_of, run
from .results import Figures, Section, Table, middle, number
from .tools import OURS, Place, generate, package_in

_PARTS = "cli,docs,mcp"
_PAGES_NOTE = (
    "CPU seconds of the whole command, nothing cached. `@redocly/cli build-docs`, measured"
    " on 2026-11-28: github in 4.3 s, one page of 7.3 MB that needs JavaScript from"
    " another host; exoscale in 0.8 s, one of 0.85 MB."
)
_LINE_NOTE = (
    "CPU milliseconds of a process, with bytecode on disk. By hand: as many commands,"
    " each with an argument and three options, written with click and all there from the"
    " start."
)
_SERVER_NOTE = (
    "Seconds from the start of the process to its answer to `initialize`, and the CPU"
    " seconds of its life; most of both is the import of `mcp`. Tokens are characters divided by four; what only reads is"
    " offered. FastMCP 4.2.3, `from_openapi`, measured on 2026-11-28: 1,223 tools and"
    " 2,913,000 tokens for github, 10 s to build and 1.6 s to import; exoscale's document"
    " is refused."
)


def measure(bench: Bench) -> Section:
    """Generate the parts of each document's SDK, and start them."""
    section = Section()
    for document in bench.documents:
        bench.progress(f"pages and programs of {document.name}")
        found = _measured(bench, document)
        key = f"programs/{document.name}"
        section.figures |= {f"{key}/{what}": value for what, value in found.items()}
    section.tables += [
        _pages(bench, section.figures),
        _command_lines(bench, section.figures),
        _servers(bench, section.figures),
    ]
    return section


def _measured(bench: Bench, document: Document) -> Figures:
    environment = bench.environments[OURS]
    found: Figures = {}
    place = bench.place("programs", document.name)
    for name, parts in {"sdk": (), "with pages": ("--with", "docs")}.items():
        costs = []
        for _ in range(bench.rounds):
            place = bench.place("programs", document.name, name)
            costs.append(generate(OURS, environment, _with(document, *parts), place))
        found[f"{name} cpu"] = middle([cost.cpu for cost in costs])
    place = bench.place("programs", document.name, "all")
    generate(OURS, environment, _with(document, "--with", _PARTS), place)
    pages = [path for path in (place.output / "docs").rglob("*") if path.is_file()]
    sizes = [path.stat().st_size for path in pages]
    html = [path.stat().st_size for path in pages if path.suffix == ".html"]
    found |= {"pages": len(html), "bytes": sum(sizes), "largest": max(html)}
    return found | _started(bench, document, place)


def _with(document: Document, *options: str) -> Document:
    return replace(document, options=(*document.options, "--no-cache", *options))


def _started(bench: Bench, document: Document, place: Place) -> Figures:
    """Start the programs of an SDK, and look at what they say first."""
    environment = bench.environments[OURS]
    variables = environment.variables(place.output)
    package = package_in(place.output)
    catalog = json.loads((package / "_catalog" / "index.json").read_text("utf-8"))
    operations = len(catalog["operations"])
    python = environment.python

    def cpu(*arguments: str | Path) -> float:
        command = (python, *arguments)
        run(command, variables, place.folder)  # writes bytecode
        rounds = range(max(bench.rounds, 3))
        return middle([run(command, variables, place.folder).cpu for _ in rounds])

    name = document.package
    handwritten = str(PROBES / "handwritten.py")
    probe = bench.probe(OURS, "listing_tools.py", name, str(bench.rounds))
    tools = answer_of(probe, variables)
    return {
        "operations": operations,
        "nothing cpu": cpu("-c", "pass"),
        "help cpu": cpu("-m", name, "--help"),
        "handwritten cpu": cpu(handwritten, str(operations), "--help"),
        "first answer": tools["seconds"],
        "server cpu": tools["cpu"],
        "tools": tools["tools"],
        "tokens": tools["characters"] / 4,
        "instructions": tools["instructions"] / 4,
    }


_Cells = Callable[[Figures], tuple[str, ...]]


def _table(
    bench: Bench,
    figures: Figures,
    title: str,
    columns: tuple[str, ...],
    cells: _Cells,
    note: str,
) -> Table:
    """Make a table with a row for each document."""
    rows: list[tuple[str, ...]] = []
    for document in bench.documents:
        key = f"programs/{document.name}/"
        found = {
            k.removeprefix(key): v for k, v in figures.items() if k.startswith(key)
        }
        rows.append((document.name, f"{found['operations']:,.0f}", *cells(found)))
    return Table(title, ("document", "operations", *columns), tuple(rows), note)


def _pages(bench: Bench, figures: Figures) -> Table:
    def cells(found: Figures) -> tuple[str, ...]:
        seconds = (number(found[f"{name} cpu"]) for name in ("sdk", "with pages"))
        sizes = (number(found[name] / 1e6) for name in ("bytes", "largest"))
        return (*seconds, f"{found['pages']:,.0f}", *sizes)

    columns = ("SDK, CPU s", "with pages", "pages", "MB", "largest, MB")
    return _table(bench, figures, "Pages", columns, cells, _PAGES_NOTE)


def _command_lines(bench: Bench, figures: Figures) -> Table:
    def cells(found: Figures) -> tuple[str, ...]:
        names = ("nothing cpu", "handwritten cpu", "help cpu")
        return tuple(number(found[name] * 1000) for name in names)

    columns = ("`python -c pass`", "by hand, `--help`", "`--help`")
    return _table(bench, figures, "Command lines", columns, cells, _LINE_NOTE)


def _servers(bench: Bench, figures: Figures) -> Table:
    def cells(found: Figures) -> tuple[str, ...]:
        counts = (f"{found[name]:,.0f}" for name in ("tools", "tokens", "instructions"))
        seconds = (number(found[name]) for name in ("first answer", "server cpu"))
        return (*seconds, *counts)

    columns = ("first answer, s", "CPU s", "tools", "tokens", "of instructions")
    return _table(bench, figures, "Servers of tools", columns, cells, _SERVER_NOTE)
