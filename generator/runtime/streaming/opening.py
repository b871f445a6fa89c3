"""From a successful answer to the stream of its body."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from ..call import Call, RawResponse
from ..dispatch import Dispatcher
from ..errors import ApiError, DecodeError
from ..logs import redact_url
from ..messages import content_type_of, essence, kind_of
from ..operation import ResponseSpec
from ..retry import replayable
from ..serialization import Issue
from .binary import AsyncByteStream, ByteStream
from .body import BodyStream, Opened
from .item_stream import Items
from .resume import Reopening
from .stream import AsyncStream, Stream


def open_stream(dispatcher: Dispatcher, call: Call, received: RawResponse) -> Any:
    """The stream that the view `stream` yields: typed items, else bytes."""
    content_type = content_type_of(received.headers)
    responses = call.builder.responses
    spec, issues, _ = responses.choose(received.status, content_type)
    if responses.streams and (spec is None or spec.stream is None):
        spec = responses.streams[0]
        issues = _check_form(call, spec, content_type)
    body = _body(dispatcher, call, received)
    if spec is not None and spec.stream is not None:
        items = _items(dispatcher, call, received, spec, spec.stream, body)
        items.issues.extend(issues)
        return items
    kind = AsyncByteStream if dispatcher.asynchronous else ByteStream
    again = _reopening(dispatcher, call)
    return kind(body, received.status, received.headers, again)


def _check_form(
    call: Call, spec: ResponseSpec, content_type: str | None
) -> tuple[Issue, ...]:
    """Take content for a documented stream though it says something else: an issue.

    Raises `DecodeError` for what is another answer: JSON in the place of events, a page.
    Lines are JSON, and often called so.
    """
    form = kind_of(content_type or "")
    is_page = essence(content_type or "") in ("text/html", "application/xhtml+xml")
    is_events = kind_of(spec.media_type or "") == "events"
    if (
        is_page
        or form in ("xml", "form", "multipart")
        or (form == "json" and is_events)
    ):
        operation = call.builder.operation
        method = ".".join(
            part for part in (operation.resource, operation.function) if part
        )
        raise DecodeError(
            f"the server answered with {content_type}, not with a stream: call {method}(…)"
        )
    message = f"media type {content_type!r} is not the documented {spec.media_type}"
    issue = Issue("$", message, content_type)
    if call.settings.validation == "strict":
        raise DecodeError(message, issues=[issue])
    return () if content_type is None else (issue,)


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
    request = replace(call.request, headers=call.request.headers | dict(headers))
    resumed = Call(call.builder, call.arguments, call.settings, request, True)
    resumed.is_safe, resumed.same_origin = call.is_safe, call.same_origin
    resumed.deadline = call.deadline
    try:
        received = await dispatcher.send(resumed)
    except ApiError as error:
        await dispatcher.report(error, call.builder.operation, resumed)
        raise
    body = _body(dispatcher, resumed, received)
    return Opened(received.status, received.headers, body)


def _items(
    dispatcher: Dispatcher,
    call: Call,
    received: RawResponse,
    spec: ResponseSpec,
    stream_format: Any,
    body: BodyStream,
) -> Any:
    session, name = dispatcher.session, call.builder.name
    items = Items(
        body,
        spec,
        stream_format,
        call.settings.validation,
        session.settings.max_response_bytes,
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
