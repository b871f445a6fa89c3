"""The transport that answers by itself."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from inspect import isawaitable
from typing import Any, ClassVar, TypeAlias

from ..transport import Request, Transport, TransportResponse
from .calls import Answer, RefusedCallError, SentCall, sent_arguments
from .mock_responses import Answering
from .mock_token_endpoint import token_answer
from .registry import Package
from .request_validation import check_call
from .scalars import Undrawable

Given: TypeAlias = Any
"""A body, an `Answer`, an exception to raise, or what makes one of them of a call."""


class BaseMockTransport(Transport):
    """The base of `MockTransport`, which every package derives for its operations."""

    package: ClassVar[Package]

    def __init__(self, seed: int = 0) -> None:
        self._answering = Answering(self.package, seed)
        self._told: dict[str, list[Given]] = {}
        self.calls: list[SentCall] = []
        """All that was sent and not refused, in order."""

    def calls_of(self, operation_id: str) -> list[SentCall]:
        """The calls of one operation, by its key in `operations`."""
        self._known(operation_id)
        return [call for call in self.calls if call.operation_id == operation_id]

    def answer(self, operation_id: str, *answers: Given) -> None:
        """Tell what an operation answers from now on, by its key in `operations`.

        Each answer is for one request, the last one for all that follow. An answer is
        a body (a model, JSON data, bytes, a list of items for a stream), an `Answer`
        with a status, an exception to raise, or a function of the `SentCall` that
        returns one of these; an asynchronous client awaits it. Without any the
        documented answer is back.
        """
        self._known(operation_id)
        self._told[operation_id] = [*answers]

    def _known(self, operation_id: str) -> None:
        if operation_id not in self.package.operations:
            raise KeyError(f"{operation_id!r} is no operation of this package")

    def send(self, request: Request, /) -> TransportResponse:
        """Answer a request of a synchronous client."""
        content = request.content
        if isinstance(content, Iterable) and not isinstance(content, bytes):
            request.content = b"".join(content)
        call = self._recorded(request)
        if call is None:
            return token_answer(request)
        return self._response(call, self._given(call))

    async def asend(self, request: Request, /) -> TransportResponse:
        """Answer a request of an asynchronous client."""
        content = request.content
        if isinstance(content, AsyncIterable):
            request.content = b"".join([piece async for piece in content])
        elif content is not None and not isinstance(content, bytes):
            request.content = b"".join(content)
        call = self._recorded(request)
        if call is None:
            return token_answer(request)
        given = self._given(call)
        return self._response(call, await given if isawaitable(given) else given)

    def close(self) -> None:
        """Nothing is held; the calls stay to be looked at."""

    async def aclose(self) -> None:
        """The same for an asynchronous client."""

    def _recorded(self, request: Request) -> SentCall | None:
        """The call that a request is of; `None` for one of an authenticator's own."""
        operation = request.operation
        if operation is None:
            return None
        key = self.package.key(operation)
        arguments = sent_arguments(operation, request.arguments)
        call = SentCall(key, operation, arguments, request)
        check_call(self.package, call)
        self.calls.append(call)
        return call

    def _given(self, call: SentCall) -> Given:
        """The answer that the call was told to get; the documented answer otherwise."""
        told = self._told.get(call.operation_id)
        if not told:
            return Answer()
        given = told.pop(0) if len(told) > 1 else told[0]
        return given(call) if callable(given) else given

    def _response(self, call: SentCall, given: Given) -> TransportResponse:
        if isinstance(given, BaseException):
            raise given
        answer = given if isinstance(given, Answer) else Answer(body=given)
        try:
            return self._answering.answer(call, answer)
        except Undrawable as error:
            raise RefusedCallError(
                f"{call.operation_id} has no documented answer, tell one: {error}"
            ) from None
