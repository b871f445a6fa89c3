"""From a successful answer to the stream of its body."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ..call import Call, RawResponse
from ..dispatch import Dispatcher
from ..errors import ApiError
from ..media import content_type_of
from ..operation import ResponseSpec, StreamFormat
from ..redaction import redact_url
from ..redirects import replayable
from .binary import AsyncByteStream, ByteStream
from .body import BodyStream, Opened
from .item_stream import Items
from .resume import Reopening
from .stream import AsyncStream, Stream


def open_stream(dispatcher: Dispatcher, call: Call, received: RawResponse) -> Any:
    """The stream that the view `stream` yields: typed items, else bytes."""
    content_type = content_type_of(received.headers)
    spec = call.builder.responses.choose(received.status, content_type).spec
    body = _body(dispatcher, call, received)
    if spec is not None and spec.stream is not None:
        return _items(dispatcher, call, received, spec, spec.stream, body)
    kind = AsyncByteStream if dispatcher.asynchronous else ByteStream
    again = _reopening(dispatcher, call)
    return kind(body, received.status, received.headers, again)


def _reopening(dispatcher: Dispatcher, call: Call) -> Reopening | None:
    """The way to go on with a body that breaks off, where repeating is safe."""
    if not call.is_safe or not replayable(call.request.content):
        return None
    reopen = partial(_reopen, dispatcher, call)
    return Reopening(reopen, dispatcher.driver, call.settings.max_retries)


async def _reopen(
    dispatcher: Dispatcher, call: Call, headers: Mapping[str, str]
) -> Opened:
    """Ask for a body once more, to go on where it broke off."""
    resumed, received = await dispatcher.resend(call, headers)
    body = _body(dispatcher, resumed, received)
    return Opened(received.status, received.headers, body)


def _items(
    dispatcher: Dispatcher,
    call: Call,
    received: RawResponse,
    spec: ResponseSpec,
    stream_format: StreamFormat,
    body: BodyStream,
) -> Any:
    session, name = dispatcher.session, call.builder.name
    items = Items(
        body,
        spec,
        stream_format,
        call.settings.validation,
        session.max_response_bytes,
        lambda issues: session.log.issues(name, issues),
        _reopening(dispatcher, call),
    )
    kind: Any = AsyncStream if dispatcher.asynchronous else Stream
    return kind(items, received.status, received.headers)


def _body(dispatcher: Dispatcher, call: Call, received: RawResponse) -> BodyStream:
    called = ApiError(operation_id=call.builder.name)
    called.method = call.request.method
    called.url = redact_url(call.request.url, dispatcher.session.api.secrets)
    called.attempts = call.attempts
    return BodyStream(
        dispatcher.driver, received.response, received.headers, call.deadline, called
    )
