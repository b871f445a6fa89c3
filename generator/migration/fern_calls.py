"""Calls that Fern makes of tags and operationIds, where the document names none."""

from __future__ import annotations

from typing import Any

from generator.configuration.operation_index import OperationNode
from generator.migration.casing import Casings
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration
from generator.text.identifier import words

_NAMED = frozenset(("x-fern-sdk-group-name", "x-fern-sdk-method-name", "x-fern-ignore"))


def name_calls(document: DocumentView, migration: Migration) -> None:
    """Write the tree of the operations that no extension of Fern's names.

    The resource is the tag, the method the operationId without the tag's words at its
    beginning: `users_list` in `users` is `users.list`, `getUsers` `users.get_users`. An
    operation without tags is a method of the client.
    """
    tree: dict[str, Any] = {}
    count = 0
    for operation in document.operations.operations:
        call = _call(operation)
        if call:
            count += _add(tree, call, operation.route)
    if count:
        migration.configuration["resources"] = tree
        text = f"{count} calls by tag and operationId, as Fern names them"
        migration.taken("document", text)


def _call(operation: OperationNode) -> tuple[str, ...]:
    """Return resource and method; () where an extension or no operationId names them."""
    if not operation.operation_id or not _NAMED.isdisjoint(operation.node):
        return ()
    casings = Casings({})
    tag = next(iter(operation.tags), "")
    group = [word.lower() for word in words(tag)]
    name = words(operation.operation_id)
    start = [word.lower() for word in name[: len(group)]]
    if group and start == group and len(name) > len(group):
        name = name[len(group) :]
    method = casings.snake("_".join(name))
    return (casings.snake("_".join(group)), method) if group else (method,)


def _add(tree: dict[str, Any], call: tuple[str, ...], route: str) -> bool:
    """Add a call, unless a resource or another method has its name."""
    table: Any = tree
    for name in call[:-1]:
        table = table.setdefault(name, {})
        if not isinstance(table, dict):
            return False
    if call[-1] in table:
        return False
    table[call[-1]] = route
    return True
