"""Named types that are no classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import Alias
from generator.ir.dependencies import references
from generator.plan.declaration_scope import DeclarationScope
from generator.plan.layout import format_statement
from generator.plan.statements import alias, below
from generator.plan.template_models import TypeAlias
from generator.text import code, literal

_BODY = 4


def plan_aliases(
    declared: DeclarationScope, aliases: Mapping[str, Alias]
) -> tuple[TypeAlias, ...]:
    """Plan aliases by pointer, each after those that it mentions."""
    done: set[str] = set()
    return tuple(
        _alias(declared, aliases[pointer], sending)
        for start in aliases
        for pointer in in_order(start, aliases, done)
        for sending in declared.directions(pointer)
    )


def in_order(
    pointer: str, aliases: Mapping[str, Alias], done: set[str]
) -> Iterator[str]:
    """List an alias after those that it mentions, and none of those in `done`."""
    if pointer in done:
        return
    done.add(pointer)
    for target in references(aliases[pointer].type):
        if target in aliases:
            yield from in_order(target, aliases, done)
    yield pointer


def _alias(declared: DeclarationScope, row: Alias, sending: bool) -> TypeAlias:
    annotator = declared.annotator(row.pointer, sending)
    name = declared.own(row.pointer, sending)
    marker = annotator.typing("TypeAlias")
    value, lazy, indent = annotator.field(row.type), None, 0
    if row.recursive:
        value = annotator.expression(row.type)
        wire = annotator.runtime("serialization.wire", "Wire")
        own = literal(name.source)
        lazy = format_statement(
            code("{} = {}.named({}, lambda: {})", name, wire, own, value), 4
        )
        value, indent = literal(value.source), _BODY
    head = code("{}: {}", name, marker)
    return TypeAlias(
        assignment=alias(head, value, indent),
        lazy=lazy,
        doc=below(declared.docs(row.description, 0), 0),
    )
