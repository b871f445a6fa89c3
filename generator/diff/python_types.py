"""Annotations as values: parsed, without what type checkers do not look at."""

from __future__ import annotations

import ast
from functools import cache

from generator.ir.values import Value

_MARKED = ("Annotated", "Wire", "JsonText")
"""Forms that are, for a type checker, their first argument."""
_SAME = {
    "Base64Url": "bytes",
    "JsonDecimal": "Decimal",
    "JsonValue": "Any",
    "TextFloat": "float",
    "TextInt": "int",
    "UnixTime": "datetime",
}
"""Names of the run time that are other types to a type checker."""


class Named(Value, frozen=True):
    """A class, or a generic class with its arguments."""

    name: str
    arguments: tuple[PythonType, ...] = ()


class Constant(Value, frozen=True):
    """One value of a ``Literal``.

    Attributes:
        type: the name of the value's class.
        source: the value as Python writes it.
    """

    type: str
    source: str


class Either(Value, frozen=True):
    """A union."""

    members: tuple[PythonType, ...]


PythonType = Named | Constant | Either
NONE = Named("None")
ANY = Named("Any")


@cache
def parse_type(annotation: str) -> PythonType:
    """Return an annotation as a value.

    Args:
        annotation: an expression as emitted code has it.

    Raises:
        ValueError: it is no annotation that this generator writes.
    """
    return _read(ast.parse(annotation, mode="eval").body)


def plain_annotation(annotation: str) -> str:
    """Return an annotation without constraints, marks and types of the run time."""
    if any(name in annotation for name in (*_MARKED, *_SAME)):
        return write_type(parse_type(annotation))
    return annotation


@cache
def write_type(type_: PythonType) -> str:
    """Return a type as an annotation."""
    if isinstance(type_, Constant):
        return f"Literal[{type_.source}]"
    if isinstance(type_, Either):
        constants = [m.source for m in type_.members if isinstance(m, Constant)]
        rows = [f"Literal[{', '.join(constants)}]"] if constants else []
        rows += [write_type(m) for m in type_.members if not isinstance(m, Constant)]
        return " | ".join(rows)
    if not type_.arguments:
        return type_.name
    return f"{type_.name}[{', '.join(map(write_type, type_.arguments))}]"


def members_of(type_: PythonType) -> tuple[PythonType, ...]:
    """Return the alternatives of a type, itself where it is no union."""
    return type_.members if isinstance(type_, Either) else (type_,)


def either(members: list[PythonType]) -> PythonType:
    """Return the union of types, flat and without repetitions."""
    flat = [one for member in members for one in members_of(member)]
    unique = tuple(dict.fromkeys(flat))
    return unique[0] if len(unique) == 1 else Either(unique)


def _read(node: ast.expr) -> PythonType:
    if isinstance(node, ast.Constant):
        if node.value is None:
            return NONE
        if isinstance(node.value, str):
            return parse_type(node.value)
        return Named(ast.unparse(node))  # the dots of tuple[int, ...]
    if isinstance(node, (ast.Name, ast.Attribute)):
        name = ast.unparse(node)
        return Named(_SAME.get(name, name))
    if isinstance(node, ast.BinOp):
        return either([_read(node.left), _read(node.right)])
    if isinstance(node, ast.Subscript):
        return _read_generic(ast.unparse(node.value), _items(node.slice))
    raise ValueError(f"no annotation: {ast.unparse(node)}")


def _read_generic(name: str, items: list[ast.expr]) -> PythonType:
    if name == "Literal":
        return either([_read_constant(item) for item in items])
    if name == "Union":
        return either([_read(item) for item in items])
    if name in _MARKED:
        return _read(items[0])
    return Named(name, tuple(map(_read, items)))


def _read_constant(node: ast.expr) -> PythonType:
    value = ast.literal_eval(node)
    return NONE if value is None else Constant(type(value).__name__, ast.unparse(node))


def _items(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]
