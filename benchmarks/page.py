"""`docs/performance.md`: the measured part is replaced, what people wrote stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .calling import KEYS, WAYS
from .environments import ROOT
from .plots import bars, points
from .render import as_markdown
from .results import Figures, Table
from .tools import OPC, OURS

PAGE = ROOT / "docs" / "performance.md"
PLOTS = ROOT / "docs" / "performance"
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write(machine: Iterable[str], tables: Iterable[Table], figures: Figures) -> None:
    """Write the page's measured part, and its plots.

    Args:
        machine: lines about what was measured on.
        tables: in the order of the page.
        figures: what the plots show.
    """
    PLOTS.mkdir(exist_ok=True)
    for name, drawn in _plots(figures).items():
        (PLOTS / name).write_text(drawn, "utf-8")
    parts = ["\n".join(f"* {line}" for line in machine)]
    parts += [f"![{name.removesuffix('.svg')}](performance/{name})" for name in _NAMES]
    parts += map(as_markdown, tables)
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    measured = "\n\n".join((_BEGIN, *parts, _END))
    PAGE.write_text(f"{before}{measured}{after}", "utf-8")


_NAMES = ("generating.svg", "importing.svg", "calling.svg")
_IMPORTED = {
    "byhand, a client": (OURS, "byhand/client/cpu"),
    "byhand, all of it": (OURS, "byhand-eager/rest/cpu"),
    "OPC, all of it": (OPC, "opc-eager/rest/cpu"),
}


def _plots(figures: Figures) -> Mapping[str, str]:
    series = {tool: _generated(figures, tool) for tool in (OURS, OPC)}
    known = {tool: row for tool, row in series.items() if row}
    axes = ("operations in the document", "CPU s")
    title = "Generating, nothing cached: CPU seconds against operations"
    imports = {name: _imported(figures, *way) for name, way in _IMPORTED.items()}
    return {
        "generating.svg": points(title, axes, known),
        "importing.svg": points(
            "Importing, beyond the libraries: CPU milliseconds against models",
            ("models in the package", "CPU ms"),
            {name: row for name, row in imports.items() if row},
        ),
        "calling.svg": bars(
            f"CPU per call with {KEYS[0]} and with {KEYS[1]} keys",
            "µs",
            {
                words: [figures[f"call/{way}/{keys}/cpu"] for keys in KEYS]
                for way, (_, words) in WAYS.items()
                if f"call/{way}/{KEYS[0]}/cpu" in figures
            },
        ),
    }


def _generated(figures: Figures, tool: str) -> list[tuple[float, float, str]]:
    """Operations, seconds and names of the documents that a tool generated."""
    found: list[tuple[float, float, str]] = []
    for key, seconds in figures.items():
        section, name, *rest = key.split("/")
        if section == "generate" and rest == [tool, "first", "cpu"]:
            operations = figures[f"size/{name}/{OURS}/operations"]
            found.append((operations, seconds, name))
    return found


def _imported(figures: Figures, tool: str, step: str) -> list[tuple[float, float, str]]:
    """Models, milliseconds and names of the documents whose packages were imported."""
    found: list[tuple[float, float, str]] = []
    for key, milliseconds in figures.items():
        section, name, *rest = key.split("/")
        if section == "import" and "/".join(rest) == step:
            found.append((figures[f"size/{name}/{tool}/models"], milliseconds, name))
    return found
