"""Answers as the document describes them: its examples, else values of its types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET

from ..media import essence, kind_of, matches
from ..operation import Operation, Reply
from ..responses.matching import Replies
from ..serialization.codec import adapter_for
from ..serialization.type_adapter import TypeAdapter
from ..transport import TransportResponse
from .calls import Answer, SentCall
from .content import content, content_type, header
from .registry import Package
from .sample_values import draw
from .terminal_responses import as_last_page, finished

__all__ = ["Answering"]

_ITEMS = 2
"""Items of a stream without an example."""
_NOT_DRAWN = frozenset(
    {"content-type", "content-length", "content-encoding", "transfer-encoding"}
    | {"connection", "retry-after", "link"}
)
"""Headers that describe the message, or would send a client somewhere."""


class Answering:
    """Makes the answers of one mock transport; `seed` decides what is open."""

    def __init__(self, package: Package, seed: int) -> None:
        self._package = package
        self._seed = seed

    def answer(self, call: SentCall, given: Answer) -> TransportResponse:
        """The response for a call, as it was told or as the document says."""
        reply = self._reply(call, given.status)
        status = given.status or _number(reply)
        body = given.body
        if body is UNSET:
            body = b"" if reply is None else self._body(call, reply)
        headers = {**self._headers(call, reply), **given.headers}
        named = {name.lower() for name in headers}
        kind = "application/json" if reply is None else content_type(reply)
        raw = b"" if body is None and kind is None else content(reply, body)
        if raw and kind is not None and "content-type" not in named:
            headers["Content-Type"] = kind
        return TransportResponse(status, [*headers.items()], raw)

    def _reply(self, call: SentCall, status: int | None) -> Reply | None:
        """The reply of a status, or the success that the request would accept."""
        operation = call.operation
        if status is not None:
            return Replies(operation.replies).choose(status, None).reply
        found = _successes(operation.replies)
        if self._package.follower(operation) is not None:
            found = [row for row in found if row.status != "202"] or found
        accepted = [row for row in found if _accepts(call.request.headers, row)]
        return next(iter(accepted or found), None)

    def _body(self, call: SentCall, reply: Reply) -> Any:
        if reply.media_type is None:
            return None
        for example in self._package.documented.reply(call.operation, reply):
            if _fits(reply, example):
                return self._ended(call, reply, example)
        return self._ended(call, reply, self._drawn(call, reply))

    def _drawn(self, call: SentCall, reply: Reply) -> Any:
        kind = kind_of(content_type(reply) or "")
        seed = f"{self._seed} {call.operation_id} {reply.status} {reply.media_type}"
        if reply.stream is None and reply.type is bytes and kind != "json":
            return f"the bytes of {call.operation_id}".encode()
        documented = self._package.documented
        if reply.stream is None:
            return draw(_shape(reply), documented, seed)
        adapter = _shape(reply)
        return [draw(adapter, documented, f"{seed} {n}") for n in range(_ITEMS)]

    def _ended(self, call: SentCall, reply: Reply, body: Any) -> Any:
        """A body that leads no further: the last page, a finished operation."""
        if reply.stream is not None or isinstance(body, (bytes, str)):
            return body
        adapter, operation = _shape(reply), call.operation
        pages = self._package.pages(operation)
        if pages is not None:
            body = as_last_page(pages, call.arguments, adapter, body)
        for poller in self._pollers(operation, adapter):
            body = finished(poller, adapter, body)
        return body

    def _pollers(
        self, operation: Operation[Any], adapter: TypeAdapter
    ) -> Iterator[Any]:
        follower = self._package.follower(operation)
        if follower is not None and self._is_poll(operation):
            yield follower
        for poller in self._package.pollers():
            if poller.type is adapter.unwrapped.type:
                yield poller

    def _is_poll(self, operation: Operation[Any]) -> bool:
        """Whether it polls a URL: then it is made from another one."""
        return operation is not self._package.described(operation)

    def _headers(self, call: SentCall, reply: Reply | None) -> dict[str, str]:
        """The declared headers, and where to poll."""
        drawn: dict[str, str] = {}
        declared = {} if reply is None else reply.headers or {}
        for name, type_ in declared.items():
            if name.lower() not in _NOT_DRAWN:
                seed = f"{self._seed} {call.operation_id} {name}"
                data = draw(adapter_for(type_), self._package.documented, seed, name)
                text = header(type_, data)
                drawn |= {} if text is None else {name: text}
        follower = self._package.follower(call.operation)
        if follower is not None and not self._is_poll(call.operation):
            drawn = {k: v for k, v in drawn.items() if k.lower() != follower.header}
            drawn[follower.header] = call.request.url
        return drawn


def _shape(reply: Reply) -> TypeAdapter:
    return adapter_for(Any if reply.type is None else reply.type)


def _successes(replies: Sequence[Reply]) -> list[Reply]:
    """All that are documented, else `default`."""
    found = [row for row in replies if row.status.startswith("2")]
    return found or [row for row in replies if row.status == "default"]


def _accepts(headers: dict[str, str], reply: Reply) -> bool:
    if reply.media_type is None:
        return True
    accepted = headers.get("Accept", "*/*").split(",")
    return any(matches(row.strip(), essence(reply.media_type)) for row in accepted)


def _number(reply: Reply | None) -> int:
    """A status that a reply is for."""
    if reply is None or not reply.status.isdigit():
        return 200
    return int(reply.status)


def _fits(reply: Reply, example: Any) -> bool:
    """Whether an example is what its own schema says; a text may be the raw content."""
    if kind_of(content_type(reply) or "") != "json" and isinstance(example, str):
        return reply.type in (str, bytes, None) or reply.xml is not None
    adapter = _shape(reply)
    if reply.stream is None:
        return adapter.loads(example)
    rows: Any = example
    return isinstance(example, list) and all(adapter.loads(row) for row in rows)
