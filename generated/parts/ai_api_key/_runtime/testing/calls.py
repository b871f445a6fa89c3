"""Calls as a mock transport records them, and answers as it is told them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from ..bodies import declared_body
from ..operation import Operation
from ..transport import Request


class RefusedCallError(AssertionError):
    """A call breaks the document, or there is no answer to it.

    It is no `ApiError`: code under test that handles those does not hide it.
    """


class Answer(NamedTuple):
    """An answer other than the documented success.

    Without a `body` it is the example of that status, or drawn from its schema; `bytes`
    are sent as they are. Without a `status` it is the documented success.
    """

    status: int | None = None
    body: Any = UNSET
    headers: Mapping[str, str] = {}


class SentCall:
    """One request that was sent: a retry, a page, a poll is one of its own."""

    __slots__ = ("arguments", "operation", "operation_id", "request")

    def __init__(
        self,
        operation_id: str,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        request: Request,
    ) -> None:
        self.operation_id = operation_id
        """The key in `operations`."""
        self.operation = operation
        self.arguments = arguments
        """By their Python names, those that were not sent left out."""
        self.request = request
        """Method, URL, headers, and the whole body as `content`."""

    @property
    def json(self) -> Any:
        """The body decoded as JSON; `None` when there is none."""
        content = self.request.content
        if not isinstance(content, bytes) or not content:
            return None
        return msgspec.json.decode(content)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.operation_id}>"


def sent_arguments(
    operation: Operation[Any], arguments: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments without those that stand for "not sent"."""
    described: list[Any] = [*operation.parameters]
    body = declared_body(operation.body)
    described += (body.fields or ()) if body else ()
    nullable = {row.argument or row.name for row in described if row.nullable}
    return {
        name: value
        for name, value in arguments.items()
        if value is not UNSET and (value is not None or name in nullable)
    }
