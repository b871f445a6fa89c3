"""Two kinds of plot as SVG, in a few lines: bars, and points against a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH, _LEFT, _ROW = 720, 290, 24
_COLOURS = ("#2563eb", "#ea580c", "#64748b")
_STYLE = "font-family='system-ui, sans-serif' font-size='12' fill='#334155'"


def bars(title: str, unit: str, values: Mapping[str, Sequence[float]]) -> str:
    """Return a plot of horizontal bars.

    Args:
        title: what is shown.
        unit: of the values, written behind each.
        values: for each label its bars, one below the other.
    """
    most = max(value for row in values.values() for value in row)
    scale = (WIDTH - _LEFT - 90) / most
    shapes: list[str] = []
    top = 44
    for label, row in values.items():
        middle = top + len(row) * _ROW / 2
        shapes.append(_text(_LEFT - 8, middle + 2, label, anchor="end"))
        for index, value in enumerate(row):
            width = max(value * scale, 1)
            shapes.append(
                f"<rect x='{_LEFT}' y='{top}' width='{width:.1f}' height='{_ROW - 6}'"
                f" fill='{_COLOURS[index % 3]}'/>"
            )
            shapes.append(_text(_LEFT + width + 6, top + 13, f"{value:,.0f} {unit}"))
            top += _ROW
        top += 6
    return _svg(title, top + 8, shapes)


def points(
    title: str,
    axes: tuple[str, str],
    series: Mapping[str, Sequence[tuple[float, float, str]]],
) -> str:
    """Return a plot of points joined by lines.

    Args:
        title: what is shown.
        axes: what runs to the right, and what runs up.
        series: for each name its points: right, up, and a label or "".
    """
    every = [point for row in series.values() for point in row]
    right = max(point[0] for point in every) or 1
    up = max(point[1] for point in every) or 1

    def place(x: float, y: float) -> tuple[float, float]:
        return 60 + x / right * (WIDTH - 190), 320 - y / up * 250

    shapes = [_line((60, 320), (WIDTH - 130, 320)), _line((60, 320), (60, 60))]
    shapes.append(_text((WIDTH - 70) / 2, 352, axes[0], anchor="middle"))
    shapes.append(_text(12, 54, axes[1]))
    shapes.append(_text(54, 74, f"{up:.3g}", anchor="end"))
    shapes.append(_text(WIDTH - 130, 338, f"{right:,.0f}", anchor="middle"))
    for index, (name, row) in enumerate(series.items()):
        colour = _COLOURS[index % 3]
        found = [(*place(x, y), label) for x, y, label in sorted(row)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in found)
        shapes.append(f"<polyline points='{path}' fill='none' stroke='{colour}'/>")
        shapes += [
            f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{colour}'/>"
            + _text(x, y - 8, label, anchor="middle")
            for x, y, label in found
        ]
        shapes.append(_text(found[-1][0] + 8, found[-1][1] + 4, name, colour=colour))
    return _svg(title, 366, shapes)


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", colour: str = "#334155"
) -> str:
    place = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'"
    return f"<text {place} fill='{colour}'>{escape(words)}</text>"


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    return f"<line x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}' stroke='#94a3b8'/>"


def _svg(title: str, height: float, shapes: Sequence[str]) -> str:
    box = f"viewBox='0 0 {WIDTH} {height:.0f}' width='{WIDTH}' height='{height:.0f}'"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' {box} {_STYLE}>"
    ground = "<rect width='100%' height='100%' fill='white'/>"
    heading = f"<text x='12' y='26' font-size='15'>{escape(title)}</text>"
    return "\n".join((head, ground, heading, *shapes, "</svg>", ""))
