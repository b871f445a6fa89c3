"""Calls that other generators make of tags and operationIds, where none is named."""

from __future__ import annotations

from typing import Any

from generator.configuration.operation_index import OperationNode
from generator.migration.casing import Casings
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration
from generator.text.identifier import words


def name_calls(
    document: DocumentView,
    migration: Migration,
    extensions: frozenset[str],
    *,
    keeps_tag: bool,
) -> None:
    """Write the tree of the operations that no extension names.

    The resource is the tag, the method the operationId: `getUsers` in `users` is
    `users.get_users`. An operation without tags is a method of the client.

    Args:
        document: has the operations.
        migration: gets the tree.
        extensions: that name an operation's call, or leave it out.
        keeps_tag: whether the tag's words at the beginning of an operationId stay;
            else `users_list` in `users` is `users.list`.
    """
    tree: dict[str, Any] = {}
    count = 0
    for operation in document.operations.operations:
        if operation.operation_id and extensions.isdisjoint(operation.node):
            call = _call(operation, keeps_tag=keeps_tag)
            count += _add(tree, call, operation.route)
    if count:
        migration.configuration["resources"] = tree
        text = f"{count} calls by tag and operationId, as in the SDK that was"
        migration.taken("document", text)


def _call(operation: OperationNode, *, keeps_tag: bool) -> tuple[str, ...]:
    casings = Casings({})
    tag = next(iter(operation.tags), "")
    group = [word.lower() for word in words(tag)]
    name = words(operation.operation_id)
    start = [word.lower() for word in name[: len(group)]]
    if not keeps_tag and group and start == group and len(name) > len(group):
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
