"""Names of the functions that read webhooks and callbacks."""

from __future__ import annotations

from generator.ir import Api, Callback
from generator.naming.resolve import DECLARED, Entity, resolve
from generator.text import snake_case


def parser_names(api: Api) -> dict[tuple[str, str, str], str]:
    """Name the function that reads each webhook and callback.

    Returns:
        Names by pointer of the operation, name of the callback and HTTP method.
    """
    return resolve(_parser(row) for row in api.callbacks)


def _parser(row: Callback) -> Entity[tuple[str, str, str]]:
    operation = row.operation
    own = snake_case(operation.python_name or row.name, "callback")
    names = [f"parse_{own}", f"parse_{own}_{operation.method.lower()}"]
    if operation.operation_id is not None:
        names.append(f"parse_{snake_case(operation.operation_id, 'callback')}")
    key = callback_key(row)
    return Entity(key, DECLARED, tuple(names), " ".join(key))


def callback_key(row: Callback) -> tuple[str, str, str]:
    """Return the key that tells a webhook or callback from all others."""
    return row.operation.pointer, row.name, row.operation.method
