"""The loop that all calls go through, written once for both kinds of client."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, TypeVar

from . import retry
from .call import Call, RawResponse, RequestAdjuster, Sender
from .errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    Attempt,
    TransportError,
)
from .io_backend import Blocking, Driver, run
from .logs import redact_url, scrub
from .operation import Operation
from .options import RequestOptions, adjust_settings, call_hooks, check_options
from .request_builder import RequestBuilder
from .responses.response import Results
from .responses.status_errors import to_status_error
from .session import Session

T = TypeVar("T")

ResultBuilder = Callable[[Call, RawResponse], T]
"""Makes the result of a call from a successful answer."""
SyncCall = Callable[[Operation[Any], Mapping[str, Any], RequestOptions], Any]
AsyncCall = Callable[
    [Operation[Any], Mapping[str, Any], RequestOptions], Awaitable[Any]
]


class Dispatcher:
    """Makes the calls of one client."""

    def __init__(
        self, session: Session, asynchronous: bool, driver: Driver | None = None
    ) -> None:
        driver = driver or (Driver() if asynchronous else Blocking())
        self.session = session
        self.asynchronous = asynchronous
        self.driver = driver
        """Touches the world for the calls, the clock included."""
        self.results = Results(session, self)
        self._sender = Sender(session, driver)
        self._budget = retry.Budget()
        self._builders: dict[Operation[Any], RequestBuilder] = {}

    def blocking(
        self, build_result: ResultBuilder[Any], streaming: bool = False
    ) -> SyncCall:
        """A function that makes a call and returns the result that is built of it."""
        call = self.call
        return lambda operation, arguments, options: run(
            call(operation, arguments, options, build_result, streaming)
        )

    def awaited(
        self, build_result: ResultBuilder[Any], streaming: bool = False
    ) -> AsyncCall:
        """The same, to be awaited."""
        call = self.call
        return lambda operation, arguments, options: call(
            operation, arguments, options, build_result, streaming
        )

    async def call(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        build_result: ResultBuilder[T],
        streaming: bool = False,
        adjust: RequestAdjuster | None = None,
    ) -> T:
        """Make a call; raises `ApiError` for all that can go wrong on the way."""
        call: Call | None = None
        received: RawResponse | None = None
        try:
            call = self._begin(operation, arguments, options, streaming)
            if adjust is not None:
                adjust(call)
            received = await self.send(call)
            result = build_result(call, received)
            if call.log_level is not None:
                self._sender.log_call(call, received)
            return result
        except ApiError as error:
            if received is not None and received.is_open:
                await self.driver.close(received.response)
            await self.report(error, operation, call)
            if call is not None and call.log_level is not None:
                self._sender.log_call(call, error)
            raise

    async def send(self, call: Call) -> RawResponse:
        """The answer of a call, which is a success; raises `ApiError` for any other."""
        work = self._exchange(call)
        received = await (
            work if call.deadline is None else self._within(call.deadline, call, work)
        )
        if received.is_success:
            return received
        raise to_status_error(
            call.builder.responses, received.status, received.headers, received.raw
        )

    async def _within(
        self, deadline: float, call: Call, work: Coroutine[Any, Any, RawResponse]
    ) -> RawResponse:
        """The answer, if it comes before the deadline; a late one is closed."""

        async def close(received: RawResponse | None) -> None:
            if received is not None and received.is_open:
                await self.driver.close(received.response)

        total = call.settings.timeout.total
        error = ApiTimeoutError(f"the total timeout of {total:g} s passed")
        left = max(deadline - time.monotonic(), 0.001)
        return await self.driver.with_timeout(left, work, close, error)

    async def report(
        self, error: ApiError, operation: Operation[Any], call: Call | None
    ) -> None:
        """Say on an error what was called, and tell the hooks of it."""
        self._explain(error, operation, call)
        if self.session.hooks.on_error:
            await call_hooks(self.session.hooks.on_error, error)

    def _begin(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        streaming: bool,
    ) -> Call:
        builder = self._builders.get(operation)
        if builder is None:
            builder = self.session.request_builder(operation)
            if operation.function:  # one that is described by emitted code
                self._builders[operation] = builder
        settings = self.session.settings
        if options:
            check_options(options, RequestOptions, operation.function or "request")
            settings = adjust_settings(settings, options)
        if settings.validation == "strict":
            declared = next(iter(operation.parameters), operation.body)
            if declared is not None:
                resource = type(self.session.resource(operation.resource))
                declared.check(operation, arguments, resource)
        request = builder.build(arguments, settings, streaming)
        streaming = streaming or builder.responses.streams_only
        call = Call(builder, arguments, settings, request, streaming)
        if operation.idempotency_key is not None:
            _add_key(operation.idempotency_key, request.headers)
            call.is_safe = operation.idempotent is not False
        return call

    async def _exchange(self, call: Call) -> RawResponse:
        """Send until there is an answer to be had, or nothing more to be tried."""
        while True:
            call.attempts += 1
            try:
                received = await self._sender.attempt(call)
            except TransportError as error:
                wait = self._wait(call, error, None)
                if wait is None:
                    raise
                outcome = type(error).__name__
            else:
                if received.is_success:
                    self._budget.succeeded(call.retries)
                    return received
                if self._redirects(call, received) or self._renews(call, received):
                    continue
                wait = self._wait(call, None, received)
                if wait is None:
                    return received
                outcome = f"status {received.status}"
            call.history += (Attempt(outcome, wait),)
            await self.driver.sleep(wait)

    def _wait(
        self, call: Call, error: TransportError | None, received: RawResponse | None
    ) -> float | None:
        """Seconds until the next attempt; `None` when there is to be none."""
        if received is not None and not retry.is_retried_status(received.status):
            return None
        if call.retries >= call.settings.max_retries:
            return None
        headers = received.headers if received else None
        status = received.status if received else 0
        if not (call.is_safe or retry.did_nothing(error, status, headers)):
            return None
        if not retry.replayable(call.request.content):
            return None
        wait = retry.wait_before(call.retries + 1, headers)
        if wait is None or self.session.is_closed:
            return None
        if call.deadline is not None and time.monotonic() + wait >= call.deadline:
            return None
        if not self._budget.spend():
            return None
        call.retries += 1
        return wait

    def _redirects(self, call: Call, received: RawResponse) -> bool:
        """Return whether the answer sends the call elsewhere, and it is to follow."""
        status, headers = received.status, received.headers
        if not retry.is_redirect(status, headers):
            return False
        responses = call.builder.responses
        is_declared, has_success = responses.declares(status), responses.has_success
        answer = retry.is_answer(call.request.method, status, is_declared, has_success)
        if not call.settings.follow_redirects and not (answer and not call.redirects):
            return False
        most = retry.LONGEST_CHAIN
        if call.redirects >= most:
            raise ApiConnectionError(f"redirected more than {most} times")
        call.request, same = retry.follow(call.request, status, headers)
        call.same_origin = call.same_origin and same
        call.redirects += 1
        return True

    def _renews(self, call: Call, received: RawResponse) -> bool:
        """Return whether a refused credential can be had anew; tried once in a call."""
        authenticator = call.builder.authenticator
        if received.status != 401 or authenticator is None or call.renewed:
            return False
        if not call.same_origin or not retry.replayable(call.request.content):
            return False
        call.renewed = True
        return authenticator.renew(received.request, received.headers)

    def _explain(
        self, error: ApiError, operation: Operation[Any], call: Call | None
    ) -> None:
        """Say on an error what was called, and how often."""
        error.operation_id = error.operation_id or operation.name
        error.method = operation.method
        if call is None:
            return
        error.url = redact_url(call.request.url, self.session.api.secrets)
        error.attempts = call.attempts
        error.history = call.history
        authenticator = call.builder.authenticator
        if authenticator is not None:
            secrets = [*authenticator.secrets()]
            error.message = scrub(error.message, secrets)
            error.url = scrub(error.url, secrets)
            error.args = (error.message,)


def _add_key(name: str, headers: dict[str, str]) -> None:
    """Give a call one key for all its attempts, unless the caller gave one."""
    if not any(each.lower() == name.lower() for each in headers):
        from uuid import uuid4

        headers[name] = str(uuid4())
