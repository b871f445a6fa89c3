"""Answers as the document describes them: its examples, else values of its types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET

from ..messages import essence, kind_of, matches
from ..operation import Operation, ResponseSpec
from ..responses.matching import ResponseMatcher
from ..serialization.standard_types import adapter_for
from ..serialization.type_adapter import TypeAdapter
from ..transport import TransportResponse
from .calls import Answer, SentCall
from .content import content, content_type, header
from .registry import Package
from .sample_values import draw
from .terminal_responses import as_last_page, finished

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
        spec = self._spec(call, given.status)
        status = given.status or _number(spec)
        body = given.body
        if body is UNSET:
            body = b"" if spec is None else self._body(call, spec)
        headers = {**self._headers(call, spec), **given.headers}
        named = {name.lower() for name in headers}
        kind = "application/json" if spec is None else content_type(spec)
        raw = b"" if body is None and kind is None else content(spec, body)
        if raw and kind is not None and "content-type" not in named:
            headers["Content-Type"] = kind
        return TransportResponse(status, [*headers.items()], raw)

    def _spec(self, call: SentCall, status: int | None) -> ResponseSpec | None:
        """The reply of a status, or the success that the request would accept."""
        operation = call.operation
        if status is not None:
            return ResponseMatcher(operation.responses).choose(status, None).spec
        found = _successes(operation.responses)
        if self._package.follower(operation) is not None:
            found = [row for row in found if row.status != "202"] or found
        accepted = [row for row in found if _accepts(call.request.headers, row)]
        return next(iter(accepted or found), None)

    def _body(self, call: SentCall, spec: ResponseSpec) -> Any:
        if spec.media_type is None:
            return None
        for example in self._package.documented.reply(call.operation, spec):
            if _fits(spec, example):
                return self._ended(call, spec, example)
        return self._ended(call, spec, self._drawn(call, spec))

    def _drawn(self, call: SentCall, spec: ResponseSpec) -> Any:
        kind = kind_of(content_type(spec) or "")
        seed = f"{self._seed} {call.operation_id} {spec.status} {spec.media_type}"
        if spec.stream is None and spec.type is bytes and kind != "json":
            return f"the bytes of {call.operation_id}".encode()
        documented = self._package.documented
        if spec.stream is None:
            return draw(_adapter(spec), documented, seed)
        adapter = _adapter(spec)
        return [draw(adapter, documented, f"{seed} {n}") for n in range(_ITEMS)]

    def _ended(self, call: SentCall, spec: ResponseSpec, body: Any) -> Any:
        """A body that leads no further: the last page, a finished operation."""
        if spec.stream is not None or isinstance(body, (bytes, str)):
            return body
        adapter, operation = _adapter(spec), call.operation
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
        """Return whether it polls a URL: then it is made from another one."""
        return operation is not self._package.described(operation)

    def _headers(self, call: SentCall, spec: ResponseSpec | None) -> dict[str, str]:
        """The declared headers, and where to poll."""
        drawn: dict[str, str] = {}
        declared: Any = None if spec is None else spec.headers
        for name, type_ in declared.types.items() if declared else ():
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


def _adapter(spec: ResponseSpec) -> TypeAdapter:
    return adapter_for(Any if spec.type is None else spec.type)


def _successes(replies: Sequence[ResponseSpec]) -> list[ResponseSpec]:
    """All that are documented, else `default`."""
    found = [row for row in replies if row.is_success]
    return found or [row for row in replies if row.status == "default"]


def _accepts(headers: dict[str, str], spec: ResponseSpec) -> bool:
    if spec.media_type is None:
        return True
    accepted = headers.get("Accept", "*/*").split(",")
    return any(matches(row.strip(), essence(spec.media_type)) for row in accepted)


def _number(spec: ResponseSpec | None) -> int:
    """A status that a spec is for."""
    if spec is None or not spec.status.isdigit():
        return 200
    return int(spec.status)


def _fits(spec: ResponseSpec, example: Any) -> bool:
    """Return whether an example fits its schema; a text may be the raw content."""
    if kind_of(content_type(spec) or "") != "json" and isinstance(example, str):
        return spec.type in (str, bytes, None) or (
            spec.format is not None and kind_of(spec.media_type or "") == "xml"
        )
    adapter = _adapter(spec)
    if spec.stream is None:
        return adapter.loads(example)
    rows: Any = example
    return isinstance(example, list) and all(adapter.loads(row) for row in rows)
