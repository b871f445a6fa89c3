"""From a successful answer to the result of a method or of `with_response`."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter
from typing import Any

from ..call import Call, RawResponse
from ..errors import DecodeError
from ..session import Session
from .matching import Decoded
from .response import Response


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
            spec=decoded.spec if decoded else None,
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
