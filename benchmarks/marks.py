"""The figures that this project wants to reach, and whether a run did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from platform import python_version

from .results import Figures, Table, number, plural
from .tools import OPC, OURS


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure, or its ratio to another one, that is not to be above a limit.

    Attributes:
        text: what it is about.
        figure: the name of the figure.
        limit: what it may be at most.
        of: the name of the figure it is divided by, if any.
    """

    text: str
    figure: str
    limit: float
    of: str = ""

    def value(self, figures: Figures) -> float | None:
        """Return what was reached; `None` when it was not measured."""
        found = figures.get(self.figure)
        if not self.of or found is None:
            return found
        base = figures.get(self.of)
        return found / base if base else None


def _generating() -> Iterable[Mark]:
    first = f"generate/exoscale/{OURS}/first/wall"
    yield Mark("generate exoscale, wall s", first, 6)
    wanted = {
        "exoscale": {"first": 0.30, "same": 0.10},
        "stripe": {"first": 0.06},
        "github": {"first": 0.30, "same": 0.03},
    }
    words = {"first": "", "same": " again, unchanged"}
    for name, limits in wanted.items():
        peer = f"generate/{name}/{OPC}/first"
        for run, limit in limits.items():
            text = f"generate {name}{words[run]}: wall, of OPC's"
            own = f"generate/{name}/{OURS}/{run}"
            yield Mark(text, f"{own}/wall", limit, f"{peer}/wall")
    own, peer = f"generate/github/{OURS}/first", f"generate/github/{OPC}/first"
    yield Mark("generate github: memory, of OPC's", f"{own}/peak", 1, f"{peer}/peak")
    yield Mark("`--help`, CPU ms", "help/byhand/cpu", 150)


def _comparing() -> Iterable[Mark]:
    own = "compare/github"
    text = "compare github with another text: wall, of generating"
    yield Mark(text, f"{own}/changed/wall", 1.3, f"{own}/generate/wall")
    text = "compare github with itself: CPU s beyond loading"
    yield Mark(text, f"{own}/same/beyond", 0.1)


def _importing() -> Iterable[Mark]:
    for name, eager in (("exoscale", 100), ("github", 400)):
        lazy, all_ = f"import/{name}/byhand", f"import/{name}/byhand-eager"
        yield Mark(f"import {name}, construct, CPU ms", f"{lazy}/client/cpu", 20)
        text = f"{name}: first use of a median tag, CPU ms"
        yield Mark(text, f"{lazy}/median tag/cpu", 10)
        yield Mark(f"{name}: `preload()`, CPU ms", f"{all_}/rest/cpu", eager)
    text = "github: memory of `preload()`, MB"
    yield Mark(text, "import/github/byhand-eager/rest/memory", 60)


def _calling() -> Iterable[Mark]:
    for keys, limit, fast in ((1, 0.50, 0.12), (100, 0.50, 0.15)):
        own, peer = f"call/byhand/{keys}/cpu", f"call/exoscale/{keys}/cpu"
        text = f"a call with {plural(keys)}: CPU, of python-exoscale's"
        yield Mark(text, own, limit, peer)
        own = f"call/byhand-pyreqwest/{keys}/cpu"
        text = f"a call with {plural(keys)} on pyreqwest: CPU, of python-exoscale's"
        yield Mark(text, own, fast, peer)
    for way, words in (("50", "50 at once"), ("after", "after 50 at once")):
        text = f"a call, async, {words}: CPU, of python-exoscale's"
        yield Mark(text, f"call/byhand-async-{way}/1/cpu", 1.5, "call/exoscale/1/cpu")
    for library in ("pyreqwest", "aiohttp"):
        text = f"a call on {library}, async, 50 at once: CPU µs"
        yield Mark(text, f"call/byhand-{library}-async-50/1/cpu", 90)
    text = f"the SDK's own part of a call, CPython {python_version()}, CPU µs"
    yield Mark(text, "call/byhand-null/1/cpu", 10)
    for keys in (1, 100, 10_000):
        text = f"decode {plural(keys)}, of a decoder by hand"
        yield Mark(text, f"decode/emitted/{keys}", 1.05, f"decode/by hand/{keys}")


MARKS = (*_generating(), *_comparing(), *_importing(), *_calling())


def verdicts(figures: Figures) -> Table:
    """Return the marks that were measured, reached or not."""
    rows = [
        (mark.text, number(mark.limit), number(value), _verdict(value, mark.limit))
        for mark in MARKS
        if (value := mark.value(figures)) is not None
    ]
    return Table("Marks", ("mark", "at most", "measured", ""), tuple(rows))


def _verdict(value: float, limit: float) -> str:
    return "reached" if value <= limit else "missed"
