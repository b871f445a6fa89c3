"""Names of the fields of models and of the members of enumerations."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.ir import Constants, Enumeration, Object
from generator.naming.reserved import MODEL, pinned
from generator.naming.resolve import DECLARED, DERIVED, PINNED, Entity, resolve
from generator.text import argument_name, snake_case, upper_case
from generator.text.unicode import known_text


def field_names(declaration: Object) -> dict[str, str]:
    """Name the fields of a model, by the names of its properties on the wire.

    A property that is called just like its field keeps the name against others.
    """
    return resolve(
        (_field(row.name, row.python_name) for row in declaration.properties), MODEL
    )


def member_names(declaration: Enumeration | Constants) -> tuple[str, ...]:
    """Name the members of an enumeration, in the order of their values."""
    rows: list[tuple[object, str | None]]
    if isinstance(declaration, Constants):
        rows = [(value, None) for value in declaration.values]
    else:
        rows = [(row.value, row.name) for row in declaration.members]
    names = resolve(_member(value, name) for value, name in rows)
    return tuple(names[_key(value)] for value, _ in rows)


def _field(wire: str, asked: str | None) -> Entity[str]:
    names = _field_names(wire)
    if pinned(asked) is not None:
        return Entity(wire, PINNED, (str(asked), names[0]), wire)
    rank = DECLARED if names[0].rstrip("_") == wire else DERIVED
    return Entity(wire, rank, names, wire)


@lru_cache(maxsize=100_000)
def _field_names(wire: str) -> tuple[str, str]:
    return argument_name(wire, "field"), snake_case(_spelled(wire), "field")


def _member(value: object, asked: str | None) -> Entity[tuple[str, str]]:
    text = str(value)
    names: tuple[str, ...] = _member_names(text)
    rank = DECLARED if names[0] == text else DERIVED
    if asked:
        names, rank = (upper_case(asked, "VALUE"), *names), DECLARED
    return Entity(_key(value), rank, names, f"{type(value).__name__} {text}")


@lru_cache(maxsize=100_000)
def _member_names(text: str) -> tuple[str, str]:
    first = upper_case(text, "VALUE") if text else "EMPTY"
    return first, upper_case(_spelled(text), "VALUE")


def _key(value: object) -> tuple[str, str]:
    """True and 1 are equal in Python and two values in JSON."""
    return type(value).__name__, str(value)


def _spelled(text: str) -> str:
    """Say the signs of a name as words, for names that differ in nothing else."""
    return "".join(
        c if known_text(c).isalnum() else f" {_sign(c)} " for c in text[:200]
    )


def _sign(char: str) -> str:
    if char == "_":
        return "underscore"  # Unicode's own name starts with "low"
    return (
        unicodedata.name(known_text(char), "sign")
        .replace("-", " ")
        .split(" ")[0]
        .lower()
    )
