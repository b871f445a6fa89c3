"""The keys under which tools find the operations of an SDK."""

from __future__ import annotations

from generator.ir import Api, Operation


def keyed_operations(api: Api) -> dict[str, Operation]:
    """Return all operations by operationId, or by route: ``GET /pets``.

    An operationId that a document uses twice is the key of its first operation. Calls
    under former names are left out.
    """
    found: dict[str, Operation] = {}
    for operation in api.operations:
        if operation.replaced_by is not None:
            continue
        route = f"{operation.method} {operation.path}"
        key = operation.operation_id or route
        found[route if key in found else key] = operation
    return found
