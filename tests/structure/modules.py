"""The modules of the generator, as their sources have them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """A module by its dotted name, parsed."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        """Whether the module is the `__init__` of a folder."""
        return self.path.name == "__init__.py"

    @property
    def room(self) -> str:
        """The folder or module below `generator/`, such as `lower` or `pointers`."""
        return (*self.name.split("."), "__init__")[1]


@cache
def read_modules() -> dict[str, Module]:
    """Read all modules below `generator/`, by name."""
    paths = sorted((REPOSITORY / "generator").rglob("*.py"))
    modules = (_read(path) for path in paths)
    return {module.name: module for module in modules}


def _read(path: Path) -> Module:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text("utf-8")))


def import_graph(modules: Mapping[str, Module]) -> dict[str, frozenset[str]]:
    """The modules that each module imports.

    Imports inside functions and under `TYPE_CHECKING` count; those of the packages
    around a module, which Python imports too, do not.
    """
    return {
        name: frozenset(_imports(module, modules)) - {name}
        for name, module in modules.items()
    }


def _imports(module: Module, modules: Mapping[str, Module]) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            source = _absolute(module, node)
            for alias in node.names:
                submodule = f"{source}.{alias.name}"
                if submodule in modules:
                    yield submodule
                elif source in modules:
                    yield source


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    around = parts[: len(parts) - node.level + module.is_package]
    return ".".join((*around, *([node.module] if node.module else [])))


def find_circles(graph: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """The sets of modules that import each other, directly or not (Tarjan, 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    circles: list[frozenset[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in graph[name]:
            if other not in order:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], order[other])
        if lowest[name] == order[name]:
            start = stack.index(name)
            circle = frozenset(stack[start:])
            del stack[start:]
            if len(circle) > 1:
                circles.append(circle)

    for name in graph:
        if name not in order:
            visit(name)
    return circles
