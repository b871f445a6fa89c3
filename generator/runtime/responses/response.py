"""A response with everything around its data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..headers import Headers
from ..issues import Issue
from ..serialization import codec

if TYPE_CHECKING:
    from ..operation import ResponseSpec

T = TypeVar("T")


class Response(Generic[T]):
    """What the view `with_response` returns: the data, and how it came."""

    __slots__ = (
        "_spec",
        "attempts",
        "data",
        "elapsed",
        "headers",
        "issues",
        "raw",
        "status",
        "url",
    )

    def __init__(
        self,
        *,
        status: int,
        headers: Headers,
        data: T,
        raw: bytes,
        url: str,
        elapsed: timedelta,
        issues: list[Issue],
        attempts: int,
        spec: ResponseSpec | None = None,
    ) -> None:
        self.status = status
        self.headers = headers
        """The header fields; names in any case."""
        self.data = data
        """What the method itself returns."""
        self.raw = raw
        """The body as received, its content coding undone."""
        self.url = url
        """Where it came from, without credentials."""
        self.elapsed = elapsed
        """From the call to the end of the body, all attempts included."""
        self.issues = issues
        """Where the response breaks its own document."""
        self.attempts = attempts
        """How many times the request was sent."""
        self._spec = spec

    @property
    def typed_headers(self) -> Mapping[str, Any]:
        """The documented header fields that are there, as their documented types.

        Keys are the names as documented. A value that does not fit its type is its
        text.
        """
        if self._spec is None or self._spec.headers is None:
            return {}
        return self._spec.headers.read(self.headers)

    @property
    def undeclared(self) -> Mapping[str, Any]:
        """The values in a JSON body that the document does not declare, by JSON path.

        `{"$.items[0].colour": "red"}`; computed when asked. What a model keeps in
        `additional_properties` is declared.
        """
        spec = self._spec
        if spec is None or spec.type is None or spec.format or spec.stream or spec.raw:
            return {}
        return codec.list_undeclared(spec.type, self.raw)

    def __repr__(self) -> str:
        return f"<Response {self.status}>"
