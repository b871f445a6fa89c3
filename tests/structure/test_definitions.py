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

LONG_FILES_LEFT = """
"""
LONG_FUNCTIONS_LEFT = """
"""
"""Files and functions still to be divided; the lists only shrink."""


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


def _own_methods(class_: ast.ClassDef) -> Iterator[str]:
    """Names that a class documents: methods with a docstring, and attributes."""
    for node in class_.body:
        if isinstance(node, Definition) and ast.get_docstring(node):
            yield node.name
        elif isinstance(node, ast.AnnAssign):
            yield ast.unparse(node.target)


def _classes() -> dict[str, list[ast.ClassDef]]:
    found: dict[str, list[ast.ClassDef]] = {}
    for module in MODULES.values():
        for _, node, _ in _definitions(module):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(node)
    return found


CLASSES = _classes()


def _inherited(class_: ast.ClassDef) -> Iterator[str]:
    """Names that the bases of a class document; who overrides them says no more."""
    for base in class_.bases:
        inner = base.value if isinstance(base, ast.Subscript) else base
        for each in CLASSES.get(ast.unparse(inner).rpartition(".")[2], []):
            yield from _own_methods(each)
            yield from _inherited(each)


def _undocumented(module: Module) -> Iterator[str]:
    definitions = list(_definitions(module))
    inherited = {
        f"{name}.{each}"
        for name, node, _ in definitions
        if isinstance(node, ast.ClassDef)
        for each in _inherited(node)
    }
    for name, node, is_public in definitions:
        silent = is_public and not _is_overload(node) and not ast.get_docstring(node)
        if silent and name not in inherited:
            yield name


def test_every_public_definition_is_documented() -> None:
    missing = [name for module in MODULES.values() for name in _undocumented(module)]
    assert missing == []


def test_no_docstring_is_half_a_sentence() -> None:
    questions = []
    for module in MODULES.values():
        definitions = ((name, node) for name, node, _ in _definitions(module))
        for name, node in ((module.name, module.tree), *definitions):
            if QUESTION.match(ast.get_docstring(node) or ""):
                questions.append(name)
    assert questions == []


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
