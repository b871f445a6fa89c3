"""Statements laid out, and the parts of them that templates print.

``class Pet(Model):`` is laid out as a whole, and the template has ``class``, the colon
and all that is the same in every SDK: `rest_of` leaves ``Pet(Model)`` to be printed.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.plan.annotation_layout import annotated, broken, split
from generator.plan.layout import (
    STEP,
    WIDTH,
    Group,
    Item,
    format_item,
    format_statement,
    opened,
    prefixed,
    statement,
)
from generator.text import Code, code, join


def rest_of(whole: Code, start: str, end: str = "") -> Code:
    """The part of a statement whose start and end stand in a template.

    Args:
        whole: the statement.
        start: what the template has before it, without constants.
        end: what it has after it.

    Raises:
        ValueError: the statement does not begin and end so.
    """
    source = whole.source
    if not (source.startswith(start) and source.endswith(end)):
        raise ValueError(f"no statement between {start!r} and {end!r}")
    return Code(source[len(start) : len(source) - len(end)], whole.constants)


def line_break(indent: int) -> Code:
    """A line break, with the margin of the line after it."""
    return Code("\n" + " " * indent)


def lines(rows: Iterable[Code], indent: int) -> Code:
    """Statements one below the other."""
    margin = line_break(indent)
    first, *others = rows
    return join("", (first, *(code("{}{}", margin, row) for row in others)))


def below_blank(rows: Iterable[Code], indent: int) -> Code:
    """Statements after a blank line; nothing where there are none."""
    written = below(rows, indent)
    return code("{}{}", Code("\n"), written) if written.source else written


def below(rows: Iterable[Code], indent: int) -> Code:
    """Statements each after a line break, such as fields after a docstring."""
    margin = line_break(indent)
    return join("", (code("{}{}", margin, row) for row in rows))


def import_line(module: Code, names: Iterable[Code], indent: int) -> Code:
    """An import of names from a module, in parentheses where it is long."""
    rows = tuple(names)
    flat = code("from {} import {}", module, join(", ", rows))
    if indent + len(flat.source) <= WIDTH:
        return format_statement(flat, indent)
    group = Group(code("from {} import (", module), rows, Code(")"))
    return format_statement(opened(group, indent), indent)


def class_header(name: Code, bases: tuple[Code, ...]) -> Code:
    """The first line of a class, opened up where it is too long."""
    if not bases:
        return code("class {}:", name)
    start = code("class {}(", name)
    return statement(Group(start, bases, Code("):"), bare=True), 0)


def class_bases(name: Code, bases: tuple[Code, ...]) -> Code:
    """The bases of a class in parentheses; nothing where there are none."""
    return rest_of(class_header(name, bases), f"class {name.source}", ":")


def signature(
    name: Code,
    items: Iterable[Item],
    returned: Code,
    indent: int,
    *,
    asynchronous: bool = False,
) -> Code:
    """The arguments of a function in parentheses, and what it returns."""
    start = code("async def {}(" if asynchronous else "def {}(", name)
    whole = definition(start, items, returned, indent)
    return rest_of(whole, start.source.removesuffix("("), ":")


def definition(
    start: Code, items: Iterable[Item], returned: Code, indent: int, body: str = ""
) -> Code:
    """The first lines of a function.

    Args:
        start: up to and with the opening bracket.
        items: the arguments.
        returned: the annotation of what it returns.
        indent: the column at which it stands.
        body: what follows the colon on its line.
    """
    after = Code(f":{body}")
    end = broken(Code(") -> "), returned, indent, len(after.source))
    return statement(Group(start, tuple(items), code("{}{}", end, after)), indent)


def returned_value(value: Group, indent: int) -> Code:
    """A call as ``return`` has it."""
    whole = statement(prefixed(Code("return "), value), indent)
    return rest_of(whole, "return ")


def return_wrapper(class_name: Code, indent: int) -> Code:
    """Write ``Name(self)`` as ``return`` has it."""
    start = code("{}(", class_name)
    return returned_value(Group(start, (Code("self"),), Code(")"), bare=True), indent)


def assignment(name: Code, annotation: Code, value: Group, indent: int) -> Code:
    """Write ``name: annotation = value``, where the value is a call.

    Where not even its opening bracket fits, the call is put into parentheses, and
    where those do not fit, the annotation is opened up.
    """
    head = code("{}: {} = ", name, annotation)
    room = WIDTH - indent - len(head.source)
    if len(value.start.source) <= room:
        return statement(prefixed(head, value), indent)
    if room > 0:
        inner = (format_item(value, indent + STEP),)
        group = Group(code("{}(", head), inner, Code(")"), bare=True)
        return format_statement(opened(group, indent), indent)
    subscripted, bracket, _ = annotation.source.partition("[")
    is_union = len(split(annotation.source, " | ")) > 1
    if (
        bracket
        and not is_union
        and indent + len(name.source) + len(f": {subscripted}[") > WIDTH
    ):
        written = opened(value, indent)
    else:
        written = format_item(value, indent, len("] = "))
    return format_statement(annotated(name, annotation, written, indent, 0), indent)


def alias(head: Code, value: Code, indent: int) -> Code:
    """Write ``head = value``, where the value is an annotation."""
    return format_statement(broken(code("{} = ", head), value, indent), indent)
