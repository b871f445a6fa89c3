"""The findings of a section: figures by name, and the tables that show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

Progress = Callable[[str], None]
Figures = dict[str, float]
"""By names such as `generate/exoscale/byhand/wall`; the last part says what it is."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first column is text, the others mostly numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(slots=True)
class Section:
    """The findings of one section of the benchmarks."""

    tables: list[Table] = field(default_factory=list)
    figures: Figures = field(default_factory=dict)


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return float(median(values))


def number(value: float | None) -> str:
    """Return a number with three digits that mean something; a dash without one."""
    if value is None:
        return "-"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def share(value: float, of: float | None) -> str:
    """Return a ratio; a dash without what it is taken of."""
    return f"{value / of:.3f}" if of else "-"


def plural(keys: int) -> str:
    """Return how many keys, in words."""
    return f"{keys:,} key" if keys == 1 else f"{keys:,} keys"
