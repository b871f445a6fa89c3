"""A response with everything around its data, and how the results of calls are built."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from .. import publish
from ..call import Call, RawResponse
from ..errors import DecodeError
from ..messages import Headers
from ..serialization import Issue, codec
from ..session import Session
from .matching import Decoded

if TYPE_CHECKING:
    from ..operation import ResponseSpec

T = TypeVar("T")


class Response(Struct, Generic[T], eq=False, kw_only=True):
    """The result of the view `with_response`: the data, and how it came."""

    status: int
    headers: Headers
    """The header fields; names in any case."""
    data: T
    """The value that the method itself returns."""
    raw: bytes
    """The body as received, its content coding undone."""
    url: str
    """Where it came from, without credentials."""
    elapsed: timedelta
    """From the call to the end of the body, all attempts included."""
    issues: list[Issue]
    """Where the response breaks its own document."""
    attempts: int
    """How many times the request was sent."""
    _spec: ResponseSpec | None = None

    @property
    def typed_headers(self) -> Mapping[str, Any]:
        """The documented header fields that are there, as their documented types.

        Keys are the names as documented; a value that does not fit its type is text.
        """
        if self._spec is None or self._spec.headers is None:
            return {}
        return self._spec.headers.read(self.headers)

    @property
    def undeclared(self) -> Mapping[str, Any]:
        """The values in a JSON body that the document does not declare, by JSON path.

        `{"$.items[0].colour": "red"}`; computed when asked. Values that a model keeps
        in `additional_properties` are declared.
        """
        spec = self._spec
        if spec is None or spec.type is None or spec.format or spec.stream or spec.raw:
            return {}
        return codec.list_undeclared(spec.type, self.raw)

    def __repr__(self) -> str:
        return f"<Response {self.status}>"


publish("", Response)


class Results:
    """Makes the results of one client's calls; `open_stream` those that are streams."""

    def __init__(self, session: Session, dispatcher: Any) -> None:
        self._session = session
        self._dispatcher = dispatcher

    def data(self, call: Call, received: RawResponse) -> Any:
        """The result of the method itself: the data, or a stream of it."""
        if call.streaming:
            return self._open(call, received)
        return self._decode(call, received).data

    def response(self, call: Call, received: RawResponse) -> Response[Any]:
        """The result of the view `with_response`."""
        streaming = call.streaming
        decoded = None if streaming else self._decode(call, received)
        return Response(
            status=received.status,
            headers=received.headers,
            data=decoded.data if decoded else self._open(call, received),
            raw=received.raw,
            url=call.request.url,
            elapsed=timedelta(seconds=perf_counter() - call.started),
            issues=decoded.issues if decoded else [],
            attempts=call.attempts,
            _spec=decoded.spec if decoded else None,
        )

    def _decode(self, call: Call, received: RawResponse) -> Decoded:
        responses = call.builder.responses
        accept: str | None = call.request.headers.get("Accept")
        decoded = responses.decode(
            received.status,
            received.headers,
            received.raw,
            call.settings.validation,
            None if accept == responses.accept else accept,
        )
        if decoded.issues:
            if call.settings.validation == "off":
                return Decoded(decoded.data, [], decoded.spec)
            self._session.log.issues(call.builder.name, decoded.issues)
        return decoded

    def _open(self, call: Call, received: RawResponse) -> Any:
        """The stream of an operation that answers nothing else."""
        stream_format = call.builder.responses.stream_format
        if stream_format is None:
            raise DecodeError("the response is no stream")
        return stream_format.open(self._dispatcher, call, received)
