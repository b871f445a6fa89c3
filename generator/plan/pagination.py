"""Constants that describe the pages of an operation."""

from __future__ import annotations

from generator.ir import Argument, Pagination
from generator.plan.layout import Group, call, keyword
from generator.plan.methods import MethodBuilder
from generator.plan.statements import assignment
from generator.text import Code, code, identifier, literal


def pages_definition(name: str, row: MethodBuilder, pagination: Pagination) -> Code:
    """The constant with the pages of an operation."""
    class_name = row.returns.runtime("pagination.pagination", "Pagination")
    item = row.returns.expression(pagination.item_type)
    value = call(class_name, _described(row, pagination))
    return assignment(identifier(name), code("{}[{}]", class_name, item), value, 0)


def _described(row: MethodBuilder, pagination: Pagination) -> list[Code | Group]:
    items: list[Code | Group] = [literal(pagination.kind)]
    if pagination.items:
        items.append(keyword("items", literal(pagination.items)))
    if pagination.argument is not None:
        name = python_argument(row, pagination.argument)
        items.append(keyword("argument", literal(name)))
    sources = {
        "next": pagination.next,
        "more": pagination.more,
        "total": pagination.total,
        "pages": pagination.pages,
        "number": pagination.number,
    }
    items += [
        keyword(name, literal(source))
        for name, source in sources.items()
        if source is not None
    ]
    if pagination.first:
        items.append(keyword("first", literal(pagination.first)))
    return items


def python_argument(row: MethodBuilder, argument: Argument) -> str:
    """The name of an argument in Python."""
    location, name = argument
    if location == "body":
        return row.names.fields[name]
    return row.names.parameters[location, name]
