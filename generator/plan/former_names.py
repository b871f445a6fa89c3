"""Methods and arguments under the names that they had before, deprecated."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from generator.ir import Operation
from generator.naming import Arguments, Names
from generator.naming.reserved import OPTIONS
from generator.plan.annotations import Annotator
from generator.plan.deprecation import deprecated_decorator
from generator.plan.layout import call, mapping, statement
from generator.plan.signatures import Choice, Signature
from generator.plan.statements import line_break
from generator.plan.template_models import Argument
from generator.text import Code, code, identifier, literal

_MEMBER = 4


def present_call(names: Names, operation: Operation) -> str:
    """Return the call that replaces one under a former name; empty for another."""
    if operation.replaced_by is None:
        return ""
    key = (operation.method, operation.path, *operation.replaced_by)
    path, method = names.calls[key]
    return ".".join(("client", *path, method))


def former_arguments(
    operation: Operation, arguments: Arguments, extra: Mapping[str, object]
) -> dict[str, str | None]:
    """Return the present names of former arguments, None for what is not sent.

    Args:
        operation: whose method takes them.
        arguments: its own, which a former name does not hide.
        extra: the further options that the method has.
    """
    present = {*arguments.parameters.values(), *arguments.fields.values()}
    taken = {*present, *extra, *OPTIONS, "self"}
    return {
        former: name
        for former, name in operation.former_arguments
        if former not in taken and (name is None or name in present)
    }


def former_choice(
    annotator: Annotator,
    choice: Choice,
    signature: Signature,
    names: Mapping[str, str | None],
) -> Choice:
    """Return the overload that has the former names; else it is as another one."""
    return replace(
        choice,
        signature=_former_signature(annotator, signature, names),
        mark=_overload_mark(annotator, names),
    )


def method_decorators(
    annotator: Annotator, operation: Operation, names: Mapping[str, str | None]
) -> Code:
    """Return the decorators of a method, each before a line break.

    Args:
        annotator: writes names of the module.
        operation: is deprecated, or stands under a former name, or does not.
        names: the former names of its arguments.
    """
    subject, advice = "This operation", ""
    if found := present_call(annotator.names, operation):
        subject, advice = "This name", f"Call `{found}`."
    mark = deprecated_decorator(
        annotator.scope, operation.deprecated, subject, _MEMBER, advice
    )
    former = _former_decorator(annotator, names) if names else Code("")
    return code("{}{}", mark, former)


def _former_signature(
    annotator: Annotator, signature: Signature, names: Mapping[str, str | None]
) -> Signature:
    """Return the signature with the former names; what had another one has no position.

    A type checker tells a position from another by its type alone.
    """
    former = {name: old for old, name in names.items() if name is not None}
    renamed = [each for each in signature.arguments if each.name.source in former]
    moved = [
        replace(each, name=identifier(former[each.name.source])) for each in renamed
    ]
    kept = [each for each in signature.keyword_only if each not in renamed]
    anything = annotator.builtin("object")
    gone = [
        Argument(identifier(old), anything, Code("None"))
        for old, name in names.items()
        if name is None
    ]
    rows = (*moved, *kept, *gone)
    return replace(
        signature,
        positional=tuple(row for row in signature.positional if row not in renamed),
        keyword_only=tuple(sorted(rows, key=lambda row: row.default is not None)),
    )


def _overload_mark(annotator: Annotator, names: Mapping[str, str | None]) -> Code:
    """Return the decorator of the overload that has the former names."""
    renamed = [f"`{old}` is `{name}` now." for old, name in names.items() if name]
    gone = [f"`{old}` is not sent." for old, name in names.items() if not name]
    return deprecated_decorator(
        annotator.scope, True, "A former name", _MEMBER, " ".join((*renamed, *gone))
    )


def _former_decorator(annotator: Annotator, names: Mapping[str, str | None]) -> Code:
    """Return the decorator by which the method takes the former names."""
    function = annotator.runtime("former_arguments", "takes_former")
    rows = mapping(
        (literal(old), Code("None") if name is None else literal(name))
        for old, name in names.items()
    )
    written = statement(call(code("@{}", function), (rows,)), _MEMBER)
    return code("{}{}", written, line_break(_MEMBER))
