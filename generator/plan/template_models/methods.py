"""Methods of resources, views and clients."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code


class Argument(Struct, frozen=True):
    """An argument of a method."""

    name: Code
    annotation: Code
    default: Code | None


class Method(Struct, frozen=True, kw_only=True):
    """A method, as ``method.jinja`` prints it.

    Attributes:
        overloads: all of them, with their decorators and a blank line after each.
        decorator: says that the operation is deprecated, before a line break.
        asynchronous: ``async `` or nothing.
        name: of the method.
        signature: its arguments in parentheses, and what it returns.
        doc: its docstring.
        imports: lines before the last one.
        value: the call that it returns.
    """

    overloads: Code = Code("")
    decorator: Code = Code("")
    asynchronous: Code = Code("")
    name: Code
    signature: Code
    doc: Code
    imports: Code = Code("")
    value: Code
