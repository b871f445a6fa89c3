"""From a successful answer to what a method or a view of it returns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any

from ..call import Call, Received, Resumed
from ..errors import ApiError
from ..io_backend import Driver
from ..media import content_type_of
from ..redaction import redact_url
from ..redirects import replayable
from ..session import Session
from .matching import Decoded
from .response import Response

if TYPE_CHECKING:
    from ..operation import Reply
    from ..streaming.body import BodyStream, Opened
    from ..streaming.resume import Reopening

Again = Callable[[Call, Mapping[str, str]], Awaitable[Resumed]]
"""What sends a call once more with further header fields."""


class Results:
    """Makes the results of one client's calls."""

    def __init__(
        self, session: Session, driver: Driver, asynchronous: bool, again: Again
    ) -> None:
        self._session = session
        self._again = again
        self._driver = driver
        self._asynchronous = asynchronous

    def data(self, call: Call, received: Received) -> Any:
        """What the method itself returns: the data, or a stream of it."""
        if call.streaming:
            return self.stream(call, received)
        return self._decoded(call, received).data

    def response(self, call: Call, received: Received) -> Response[Any]:
        """What `with_response` returns."""
        streaming = call.streaming
        decoded = None if streaming else self._decoded(call, received)
        return Response(
            status=received.status,
            headers=received.headers,
            data=decoded.data if decoded else self.stream(call, received),
            raw=received.raw,
            url=call.draft.url,
            elapsed=timedelta(seconds=perf_counter() - call.started),
            issues=decoded.issues if decoded else [],
            attempts=call.attempts,
            reply=decoded.reply if decoded else None,
        )

    def _decoded(self, call: Call, received: Received) -> Decoded:
        decoded = call.plan.replies.decode(
            received.status, received.headers, received.raw, call.settings.validation
        )
        if decoded.issues:
            if call.settings.validation == "off":
                return Decoded(decoded.data, [], decoded.reply)
            self._session.log.issues(call.plan.name, decoded.issues)
        return decoded

    def stream(self, call: Call, received: Received) -> Any:
        """What the view `stream` yields: typed items, else bytes."""
        content_type = content_type_of(received.headers)
        reply = call.plan.replies.choose(received.status, content_type).reply
        body = self._body(call, received)
        if reply is not None and reply.stream is not None:
            return self._items(call, received, reply, body)
        from ..streaming.binary import AsyncByteStream, ByteStream

        kind = AsyncByteStream if self._asynchronous else ByteStream
        again = self._reopening(call)
        return kind(body, received.status, received.headers, again)

    def _reopening(self, call: Call) -> Reopening | None:
        """What goes on with a body that breaks off, where repeating is safe."""
        from ..streaming.resume import Reopening

        if not call.safe or not replayable(call.draft.content):
            return None
        reopen = partial(self._reopen, call)
        return Reopening(reopen, self._driver, call.settings.max_retries)

    async def _reopen(self, call: Call, headers: Mapping[str, str]) -> Opened:
        """Ask for a body once more, to go on where it broke off."""
        from ..streaming.body import Opened

        made, received = await self._again(call, headers)
        body = self._body(made, received)
        return Opened(received.status, received.headers, body)

    def _items(
        self, call: Call, received: Received, reply: Reply, body: BodyStream
    ) -> Any:
        from ..streaming.item_stream import Items
        from ..streaming.stream import AsyncStream, Stream

        log, name = self._session.log, call.plan.name
        items = Items(
            body,
            reply,
            call.settings.validation,
            self._session.max_response_bytes,
            lambda issues: log.issues(name, issues),
            self._reopening(call),
        )
        kind: Any = AsyncStream if self._asynchronous else Stream
        return kind(items, received.status, received.headers)

    def _body(self, call: Call, received: Received) -> BodyStream:
        from ..streaming.body import BodyStream

        where = ApiError(operation_id=call.plan.name)
        secrets = self._session.api.secrets
        where.method = call.draft.method
        where.url = redact_url(call.draft.url, secrets)
        where.attempts = call.attempts
        return BodyStream(
            self._driver, received.response, received.headers, call.deadline, where
        )
