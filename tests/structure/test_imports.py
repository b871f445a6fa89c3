"""Modules import what is earlier in the pipeline, and never in a circle."""

from __future__ import annotations

import pytest

from tests.structure.modules import find_circles, import_graph, read_modules

MODULES = read_modules()
GRAPH = import_graph(MODULES)

SHARED = (
    "patterns",
    "pointers",
    "limits",
    "diagnostics",
    "text",
    "package_data",
    "parts",
    "template_files",
)
"""Vocabulary of all rooms, in an order in which each may import those before it."""
STAGES = ("document", "configuration", "validate", "ir", "lower", "naming", "plan")
STAGES += ("render",)
"""The stages in the order of the pipeline; `ir` is the value that `lower` returns."""
SKIPPED = {
    "validate": {"configuration"},
    "ir": {"document", "configuration", "validate"},
    "lower": {"configuration", "validate"},
    "naming": {"document", "configuration", "validate", "lower"},
    "plan": {"document", "configuration", "validate", "lower"},
    "render": {"document", "configuration", "validate", "lower", "naming", "ir"},
}
"""Earlier stages whose values a stage does not see."""
COMMAND = {
    "write": {"diagnostics"},
    "package_name": {"text", "write"},
    "options": {"limits", "configuration", "template_files"},
    "result": {"diagnostics"},
    "diff": {"diagnostics", "text", "ir", "naming", "plan"},
    "pipeline": {*SHARED, *STAGES, "options", "result"},
    "engine": {*SHARED, *STAGES, "options", "result", "pipeline"},
    "console": {"diagnostics", "result", "write"},
    "commands": {*SHARED, *STAGES, "options", "result", "pipeline", "engine"},
    "migration": {*SHARED, "configuration", "document", "lower"},
    "proposal": set(SHARED),
    "fetching": {"limits", "diagnostics", "document"},
    "failures": {"package_data"},
    "cli": {"limits", "parts", "commands", "failures", "__init__"},
    "__main__": {"cli", "failures"},
    "__init__": set[str](),
}
"""The rooms around the pipeline, with those that they may import."""
COMMAND["commands"] |= {"console", "write", "package_name", "migration", "proposal"}
COMMAND["commands"] |= {"fetching", "diff"}


def _allowed() -> dict[str, set[str]]:
    allowed = {room: set(SHARED[:index]) for index, room in enumerate(SHARED)}
    for index, stage in enumerate(STAGES):
        allowed[stage] = {*SHARED, *STAGES[:index]} - SKIPPED.get(stage, set())
    return {**allowed, **COMMAND, "runtime": set()}


@pytest.mark.parametrize("room", sorted({module.room for module in MODULES.values()}))
def test_a_room_imports_only_what_comes_before_it(room: str) -> None:
    forbidden = [
        f"{name} imports {other}"
        for name, others in GRAPH.items()
        for other in others
        if MODULES[name].room == room != MODULES[other].room
        and MODULES[other].room not in _allowed()[room]
    ]
    assert not forbidden


def test_no_modules_import_each_other() -> None:
    assert not [sorted(circle) for circle in find_circles(GRAPH)]


def test_a_circle_is_found() -> None:
    """Whichever of its modules is asked for first, and with others around it."""
    graph = {
        "a": frozenset("b"),
        "b": frozenset("cd"),
        "c": frozenset("a"),
        "d": frozenset(),
    }
    assert find_circles(graph) == [frozenset("abc")]
