"""Methods that take a model in place of its properties: a decorator, or overloads.

`update(3, name="Rex")` and `update(3, pet)` are one method. A decorator says both to type
checkers. They do not see it on a method that has overloads for another reason, so there
the second way is an overload, too.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from generator.ir import Operation, Reference
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, call, statement
from generator.plan.module_assignment import body_fields
from generator.plan.signatures import Choice, Signature
from generator.plan.statements import line_break
from generator.plan.template_models import Argument
from generator.text import Code, code, identifier, join

_MEMBER = 4


def typed_model_decorator(
    operation: Operation,
    constant: Code,
    signature: Signature,
    returns: Annotator,
    takes: Annotator,
) -> Code:
    """Write the decorator that tells checkers of the model, before a line break.

    Args:
        operation: whose properties of the body are arguments.
        constant: describes the operation.
        signature: of the method.
        returns: writes types that are read.
        takes: writes types that are sent.
    """
    path = [row.annotation for row in signature.positional]
    marker = code(
        "{}[{}]()",
        takes.runtime("model_bodies", "ModelBody"),
        join(", ", (*path, _model_type(operation, returns, takes))),
    )
    start = code("@{}(", takes.runtime("model_bodies", "takes_model"))
    written = statement(Group(start, (constant, marker), Code(")")), _MEMBER)
    return code("{}{}", written, line_break(_MEMBER))


def plain_model_decorator(constant: Code, takes: Annotator) -> Code:
    """Write the decorator of a method whose overloads tell checkers of the model."""
    function = takes.runtime("model_bodies", "takes_model")
    written = statement(call(code("@{}", function), (constant,)), _MEMBER)
    return code("{}{}", written, line_break(_MEMBER))


def model_choice(
    choice: Choice,
    operation: Operation,
    signature: Signature,
    properties: Collection[str],
    annotators: tuple[Annotator, Annotator],
) -> Choice:
    """Return an overload that takes the model where another one takes properties.

    Args:
        choice: the other one.
        operation: whose method it is.
        signature: of the method.
        properties: the names of the arguments that the model stands for.
        annotators: write types that are read, and types that are sent.
    """
    rows = [a for a in signature.keyword_only if a.name.source not in properties]
    taken = {a.name.source for a in (*signature.positional, *rows)}
    name = identifier("model_" if "model" in taken else "model")
    model = Argument(name, _model_type(operation, *annotators), None)
    changed = replace(signature, model=model, keyword_only=tuple(rows))
    return replace(choice, signature=changed)


def _model_type(operation: Operation, returns: Annotator, takes: Annotator) -> Code:
    """Write the type of the model: the class that is sent, and the one that is read."""
    pointer = body_fields(operation)
    if pointer is None:
        raise ValueError(f"no properties are arguments: {operation.pointer}")
    read = returns.reference(pointer)
    sent = takes.argument(Reference(pointer))
    is_one = sent.source.partition(" | ")[0] == read.source
    return sent if is_one else code("{} | {}", read, sent)
