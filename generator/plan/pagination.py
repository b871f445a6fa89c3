"""Constants that describe the pages of an operation."""

from __future__ import annotations

from generator.ir import Argument, Pagination
from generator.plan.layout import Group, call, keyword
from generator.plan.methods import MethodBuilder
from generator.plan.statements import assignment
from generator.text import Code, code, identifier, literal


def pages_definition(name: str, row: MethodBuilder, found: Pagination) -> Code:
    """The constant with the pages of an operation."""
    kind = row.returns.runtime("pagination.pagination", "Pagination")
    item = row.returns.expression(found.item_type)
    value = call(kind, _described(row, found))
    return assignment(identifier(name), code("{}[{}]", kind, item), value, 0)


def _described(row: MethodBuilder, found: Pagination) -> list[Code | Group]:
    items: list[Code | Group] = [literal(found.kind)]
    if found.items:
        items.append(keyword("items", literal(found.items)))
    if found.argument is not None:
        name = python_argument(row, found.argument)
        items.append(keyword("argument", literal(name)))
    sources = {
        "next": found.next,
        "more": found.more,
        "total": found.total,
        "pages": found.pages,
        "number": found.number,
    }
    items += [
        keyword(name, literal(source))
        for name, source in sources.items()
        if source is not None
    ]
    if found.first:
        items.append(keyword("first", literal(found.first)))
    return items


def python_argument(row: MethodBuilder, argument: Argument) -> str:
    """The name of an argument in Python."""
    location, name = argument
    if location == "body":
        return row.names.fields[name]
    return row.names.parameters[location, name]
