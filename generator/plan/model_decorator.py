"""The decorator of methods that take a model in place of its properties."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ir import Operation, Reference
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, statement
from generator.plan.module_assignment import body_fields
from generator.plan.statements import line_break
from generator.text import Code, code, join

_MEMBER = 4


def model_decorator(
    operation: Operation,
    constant: Code,
    path: Iterable[Code],
    returns: Annotator,
    takes: Annotator,
) -> Code | None:
    """Write the decorator by which a method takes a model, before a line break.

    Args:
        operation: whose method it is; without properties as arguments it has none.
        constant: describes the operation.
        path: the types of the arguments that go by position.
        returns: writes types that are read.
        takes: writes types that are sent.
    """
    pointer = body_fields(operation)
    if pointer is None:
        return None
    read = returns.reference(pointer)
    sent = takes.argument(Reference(pointer))
    is_one = sent.source.partition(" | ")[0] == read.source
    model = sent if is_one else code("{} | {}", read, sent)
    marker = code(
        "{}[{}]()",
        takes.runtime("model_bodies", "ModelBody"),
        join(", ", (*path, model)),
    )
    start = code("@{}(", takes.runtime("model_bodies", "takes_model"))
    written = statement(Group(start, (constant, marker), Code(")")), _MEMBER)
    return code("{}{}", written, line_break(_MEMBER))
