"""Seconds and memory of generating: at first, again, and after a small change."""

from __future__ import annotations

from pathlib import Path

from .bench import Bench
from .documents import Document
from .processes import Cost, answer_of, run
from .results import Figures, Section, Table, middle, number, share
from .tools import OPC, OURS, Place

_AGAIN = {"first": "nothing cached", "same": "unchanged", "changed": "one text changed"}


def measure(bench: Bench) -> Section:
    """Generate every document with every generator."""
    section = Section()
    for document in bench.documents:
        section.figures |= _figures(bench, document)
    rows = [
        row
        for document in bench.documents
        for row in _rows(section.figures, document.name, bench.generators)
    ]
    section.tables.append(
        Table(
            "Generating",
            (
                "document",
                "tool",
                "run",
                "wall s",
                "of OPC's",
                "CPU s",
                "of OPC's",
                "MB",
            ),
            tuple(rows),
            "MB: the largest process. openapi-python-client (OPC) with its ruff hook;"
            " with `literal_enums` where its defaults fail; it remembers nothing, so a run"
            " again is compared with its only one.",
        )
    )
    _stages(bench, section)
    _help(bench, section)
    return section


def _figures(bench: Bench, document: Document) -> Figures:
    """The medians of all rounds, the tools in turn within each."""
    costs: dict[tuple[str, str], list[Cost]] = {}
    changed = bench.with_another_text(document)
    for round_ in range(bench.rounds):
        for tool in bench.generators:
            bench.progress(f"generate {document.name}, round {round_ + 1}: {tool}")
            place = bench.place("generate", document.name, tool)
            runs = {"first": document, "same": document, "changed": changed}
            for run_, source in runs.items() if tool == OURS else [("first", document)]:
                cost = bench.generate(tool, source, place)
                if cost is not None:
                    costs.setdefault((tool, run_), []).append(cost)
    figures: Figures = {}
    for (tool, run_), found in costs.items():
        key = f"generate/{document.name}/{tool}/{run_}"
        figures[f"{key}/wall"] = middle([cost.wall for cost in found])
        figures[f"{key}/cpu"] = middle([cost.cpu for cost in found])
        figures[f"{key}/peak"] = middle([cost.peak for cost in found])
    return figures


def _rows(figures: Figures, name: str, tools: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for tool in tools:
        for run_, words in _AGAIN.items():
            key, peer = f"generate/{name}/{tool}/{run_}", f"generate/{name}/{OPC}/first"
            if f"{key}/wall" not in figures:
                continue
            cells = [name, tool, words]
            for what in ("wall", "cpu"):
                value = figures[f"{key}/{what}"]
                cells += [number(value), share(value, figures.get(f"{peer}/{what}"))]
            rows.append((*cells, number(figures[f"{key}/peak"])))
    return rows


def _stages(bench: Bench, section: Section) -> None:
    """Add a table of where the generator's own time goes."""
    spent: dict[str, dict[str, float]] = {}
    for document in bench.documents:
        place = bench.place("stages", document.name)
        spent[document.name] = _staged(bench, document, place)
    stages = next(iter(spent.values()))
    section.tables.append(
        Table(
            "Where the generator's time goes, CPU s by stage",
            ("document", *stages),
            tuple(
                (name, *(number(found[stage]) for stage in stages))
                for name, found in spent.items()
            ),
            "`import` is the interpreter's own start and that of all stages.",
        )
    )
    for name, found in spent.items():
        section.figures |= {f"stage/{name}/{stage}": s for stage, s in found.items()}


def _staged(bench: Bench, document: Document, place: Place) -> dict[str, float]:
    overlay = document.options[1] if "--overlay" in document.options else "-"
    arguments = (str(place.output), document.package, overlay, str(document.path))
    command = bench.probe(OURS, "staging.py", *arguments)
    environment = bench.environments[OURS]
    answer = answer_of(command, environment.variables(cache=place.cache))
    return {str(stage): float(seconds) for stage, seconds in answer.items()}


def _help(bench: Bench, section: Section) -> None:
    """Note the CPU milliseconds of `--help`."""
    environment, folder = bench.environments[OURS], bench.place("help").folder
    command: tuple[str | Path, ...] = (environment.python, "-m", "generator", "--help")
    found = [run(command, environment.variables(), folder) for _ in range(bench.rounds)]
    section.figures["help/byhand/cpu"] = middle([cost.cpu for cost in found]) * 1000
