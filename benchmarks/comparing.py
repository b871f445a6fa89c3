"""Seconds of `diff`: of a document with itself, and with one that has another text."""

from __future__ import annotations

from .bench import Bench
from .documents import Document
from .processes import Cost, answer_of, run
from .results import Figures, Section, Table, middle, number, share
from .tools import OURS

_SIDES = {"same": "itself", "changed": "another text"}


def measure(bench: Bench) -> Section:
    """Compare every document with itself and with a changed one."""
    section = Section()
    for document in bench.documents:
        section.figures |= _figures(bench, document)
    section.tables.append(
        Table(
            "Comparing: `diff`",
            (
                "document",
                "with",
                "wall s",
                "of generating",
                "CPU s",
                "of generating",
                "CPU s beyond loading",
            ),
            tuple(
                row
                for document in bench.documents
                for row in _rows(section.figures, document.name)
            ),
            "With itself both sides are equal when they are loaded, and nothing else is read.",
        )
    )
    return section


def _figures(bench: Bench, document: Document) -> Figures:
    """The medians of all rounds, one generation beside the comparisons in each."""
    changed = bench.with_another_text(document)
    costs: dict[str, list[Cost]] = {"generate": [], **{key: [] for key in _SIDES}}
    for round_ in range(bench.rounds):
        bench.progress(f"compare {document.name}, round {round_ + 1}")
        place = bench.place("compare", document.name)
        generated = bench.generate(OURS, document, place)
        assert generated is not None  # ours fails loudly
        costs["generate"].append(generated)
        for key, other in (("same", document), ("changed", changed)):
            costs[key].append(_compare(bench, document, other))
    figures: Figures = {}
    for key, found in costs.items():
        figures[f"compare/{document.name}/{key}/wall"] = middle([x.wall for x in found])
        figures[f"compare/{document.name}/{key}/cpu"] = middle([x.cpu for x in found])
    beyond = [_beyond(bench, document) for _ in range(bench.rounds)]
    figures[f"compare/{document.name}/same/beyond"] = middle(beyond)
    return figures


def _compare(bench: Bench, old: Document, new: Document) -> Cost:
    environment, place = bench.environments[OURS], bench.place("diff")
    paths = (old.path.resolve(), new.path.resolve())
    command = (environment.python, "-m", "generator", "diff", *paths, "--allow-invalid")
    return run(command, environment.variables(cache=place.cache), place.folder)


def _beyond(bench: Bench, document: Document) -> float:
    """CPU seconds of comparing a document with itself, after both are loaded."""
    path = str(document.path.resolve())
    command = bench.probe(OURS, "comparing.py", path, path)
    return float(answer_of(command, bench.environments[OURS].variables()))


def _rows(figures: Figures, name: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for key, words in _SIDES.items():
        cells = [name, words]
        for of in ("wall", "cpu"):
            value = figures[f"compare/{name}/{key}/{of}"]
            whole = figures[f"compare/{name}/generate/{of}"]
            cells += [number(value), share(value, whole)]
        beyond = figures.get(f"compare/{name}/{key}/beyond")
        rows.append((*cells, "" if beyond is None else number(beyond)))
    return rows
