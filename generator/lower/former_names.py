"""Names that calls and arguments had before, which `x-former-names` keeps alive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from generator.ir import Operation
from generator.lower.context import Context, Node, as_list, as_node
from generator.pointers import step
from generator.text.python_words import KEYWORDS

_EXTENSION = "x-former-names"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)
_LONGEST_CALL = 10


def lower_former_names(
    context: Context, operations: tuple[Operation, ...]
) -> tuple[Operation, ...]:
    """Return operations with their former arguments, and their former calls behind them.

    `{"calls": ["pets.get"], "arguments": {"limit": "max_results", "page": null}}`: a
    call under a former name is a deprecated operation of its own. An operation with
    several calls has none.
    """
    found: list[Operation] = []
    pointers = [row.pointer for row in operations]
    for operation in operations:
        node = as_node(context.node(operation.pointer).get(_EXTENSION))
        arguments = tuple(_arguments(context, operation, node))
        present = replace(operation, former_arguments=arguments)
        found.append(present)
        if node and pointers.count(operation.pointer) == 1:
            found += _calls(context, present, node)
    return tuple(found)


def _calls(context: Context, present: Operation, node: Node) -> Iterator[Operation]:
    for call in as_list(node.get("calls")) or ():
        names = call.split(".") if isinstance(call, str) else []
        if not names or len(names) > _LONGEST_CALL or not all(map(_is_name, names)):
            _warn(context, present, "invalid-call", call)
            continue
        yield replace(
            present,
            deprecated=True,
            replaced_by=(present.resource, present.python_name),
            resource=tuple(names[:-1]),
            python_name=names[-1],
        )


def _arguments(
    context: Context, operation: Operation, node: Node
) -> Iterator[tuple[str, str | None]]:
    for name, present in as_node(node.get("arguments")).items():
        if _is_name(name) and (present is None or isinstance(present, str)):
            yield name, present
        else:
            _warn(context, operation, "unknown-argument", name)


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and name not in KEYWORDS


def _warn(context: Context, operation: Operation, finding: str, name: object) -> None:
    message = f"{name!r} cannot have been a name in Python"
    context.warn(finding, step(operation.pointer, _EXTENSION), message)
