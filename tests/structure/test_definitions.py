"""Definitions are documented in plain sentences, and are no longer than a screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.structure.modules import Module, read_modules

MODULES = read_modules()
QUESTION = re.compile(r"(What|Which|Where|Whether|How)\b")
"""Starts of a docstring that is half a sentence."""
MAX_FILE, MAX_FUNCTION = 300, 40

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

UNDOCUMENTED_LEFT = """
runtime
"""
"""Rooms with public definitions without a docstring; the list only shrinks."""
QUESTIONS_LEFT = """
runtime
"""
"""Rooms with docstrings that start with a question word; the list only shrinks."""
LONG_FILES_LEFT = """
proposal/words
runtime/testing/sample_values
"""
LONG_FUNCTIONS_LEFT = """
"""
"""What is still to be divided; the lists only shrink."""


def _definitions(module: Module) -> Iterator[tuple[str, Definition, bool]]:
    """Definitions with their dotted names, and whether all of the name is public."""
    waiting: list[tuple[str, ast.AST, bool]] = [(module.name, module.tree, True)]
    while waiting:
        name, node, is_public = waiting.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Definition):
                path = f"{name}.{child.name}"
                public = is_public and not child.name.startswith("_")
                yield path, child, public
                if isinstance(child, ast.ClassDef):
                    waiting.append((path, child, public))


def _is_overload(node: Definition) -> bool:
    return any("overload" in ast.unparse(row) for row in node.decorator_list)


def _check_rooms(rooms: dict[str, list[str]], left: str) -> None:
    assert not {
        room: names for room, names in rooms.items() if room not in left.split()
    }
    assert not set(left.split()) - rooms.keys(), "remove these rooms from the list"


def test_every_public_definition_is_documented() -> None:
    missing: dict[str, list[str]] = {}
    for module in MODULES.values():
        for name, node, is_public in _definitions(module):
            if is_public and not _is_overload(node) and not ast.get_docstring(node):
                missing.setdefault(module.room, []).append(name)
    _check_rooms(missing, UNDOCUMENTED_LEFT)


def test_no_docstring_is_half_a_sentence() -> None:
    questions: dict[str, list[str]] = {}
    for module in MODULES.values():
        definitions = ((name, node) for name, node, _ in _definitions(module))
        for name, node in ((module.name, module.tree), *definitions):
            if QUESTION.match(ast.get_docstring(node) or ""):
                questions.setdefault(module.room, []).append(name)
    _check_rooms(questions, QUESTIONS_LEFT)


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {
        name.removeprefix("generator.").replace(".", "/")
        for name, module in MODULES.items()
        if len(module.path.read_text("utf-8").splitlines()) > MAX_FILE
    }
    assert long == set(LONG_FILES_LEFT.split())


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        name.removeprefix("generator.")
        for module in MODULES.values()
        for name, node, _ in _definitions(module)
        if not isinstance(node, ast.ClassDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS_LEFT.split())
