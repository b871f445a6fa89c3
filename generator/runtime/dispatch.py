"""A call from its arguments to its result: the one loop that all calls go through.

It is written once, as coroutines, for both kinds of client; see `driver.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from .attempt import Sender
from .call import Call, Received, Resumed
from .errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    Attempt,
    TransportError,
)
from .hooks import call_hooks
from .io_backend import Driver
from .operation import Operation
from .redaction import redact_url, scrub
from .redirects import LONGEST_CHAIN, follow, is_answer, is_redirect, replayable
from .request_builder import Plan
from .responses.failures import to_status_error
from .retry import Budget, is_retried_status, may_repeat, wait_before
from .session import Session
from .settings import RequestOptions, with_options

T = TypeVar("T")


Finish = Callable[[Call, Received], T]
"""What makes the result of a call from a successful answer."""
Turn = Callable[[Call], None]
"""What changes a call before it is first sent: where to, or with which header."""


class Caller:
    """Makes the calls of one client."""

    def __init__(self, session: Session, driver: Driver) -> None:
        self.session = session
        self._driver = driver
        self._sender = Sender(session, driver)
        self._budget = Budget()
        self._plans: dict[Operation[Any], Plan] = {}

    async def call(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        finish: Finish[T],
        streaming: bool = False,
        turn: Turn | None = None,
    ) -> T:
        """Make a call; raises `ApiError` for all that can go wrong on the way."""
        call: Call | None = None
        try:
            call = self._begin(operation, arguments, options, streaming)
            if turn is not None:
                turn(call)
            return finish(call, await self._succeeded(call))
        except ApiError as error:
            await self._failed(error, operation, call)
            raise

    async def again(self, call: Call, extra: Mapping[str, str]) -> Resumed:
        """Send a call once more with further header fields, to go on with its body."""
        headers = call.draft.headers | dict(extra)
        draft = replace(call.draft, headers=headers)
        anew = Call(call.plan, call.arguments, call.settings, draft, True)
        anew.safe, anew.same_origin = call.safe, call.same_origin
        anew.deadline = call.deadline
        try:
            return Resumed(anew, await self._succeeded(anew))
        except ApiError as error:
            await self._failed(error, call.plan.operation, anew)
            raise

    async def _succeeded(self, call: Call) -> Received:
        """The answer of a call, which is a success."""
        work = self._exchange(call)
        received = await (
            work if call.deadline is None else self._within(call.deadline, call, work)
        )
        if 200 <= received.status <= 299:
            return received
        raise to_status_error(
            call.plan.replies, received.status, received.headers, received.raw
        )

    async def _within(
        self, deadline: float, call: Call, work: Coroutine[Any, Any, Received]
    ) -> Received:
        """The answer, if it comes before the deadline; a late one is closed."""

        async def close(received: Received | None) -> None:
            if received is not None and received.is_open:
                await self._driver.close(received.response)

        total = call.settings.timeout.total
        error = ApiTimeoutError(f"the total timeout of {total:g} s passed")
        left = max(deadline - time.monotonic(), 0.001)
        return await self._driver.with_timeout(left, work, close, error)

    async def _failed(
        self, error: ApiError, operation: Operation[Any], call: Call | None
    ) -> None:
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
        plan = self._plans.get(operation)
        if plan is None:
            plan = self._plans[operation] = self.session.plan(operation)
        settings = self.session.settings
        if options:
            settings = with_options(settings, options, operation.function)
        if settings.validation == "strict":
            from .argument_validation import check_arguments

            resource = type(self.session.resource(operation.resource))
            check_arguments(operation, arguments, resource)
        draft = plan.draft(arguments, settings, streaming)
        streaming = streaming or plan.replies.streams_only
        call = Call(plan, arguments, settings, draft, streaming)
        if operation.idempotency_key is not None:
            _add_key(operation.idempotency_key, draft.headers)
            call.safe = operation.idempotent is not False
        return call

    async def _exchange(self, call: Call) -> Received:
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
                if 200 <= received.status <= 299:
                    self._budget.succeeded(call.retries)
                    return received
                if self._redirects(call, received) or self._renews(call, received):
                    continue
                wait = self._wait(call, None, received)
                if wait is None:
                    return received
                outcome = f"status {received.status}"
            call.history += (Attempt(outcome, wait),)
            await self._driver.sleep(wait)

    def _wait(
        self, call: Call, error: TransportError | None, received: Received | None
    ) -> float | None:
        """Seconds until the next attempt; `None` when there is to be none."""
        if received is not None and not is_retried_status(received.status):
            return None
        if call.retries >= call.settings.max_retries:
            return None
        if not may_repeat(call.safe, error) or not replayable(call.draft.content):
            return None
        wait = wait_before(call.retries + 1, received.headers if received else None)
        if wait is None or self.session.is_closed:
            return None
        if call.deadline is not None and time.monotonic() + wait >= call.deadline:
            return None
        if not self._budget.spend():
            return None
        call.retries += 1
        return wait

    def _redirects(self, call: Call, received: Received) -> bool:
        """Whether the answer sends the call elsewhere, and it is to follow."""
        status, headers = received.status, received.headers
        if not is_redirect(status, headers):
            return False
        replies = call.plan.replies
        answer = is_answer(
            call.draft.method, status, replies.declares(status), replies.has_success
        )
        if not self.session.follow_redirects and not (answer and not call.redirects):
            return False
        if call.redirects >= LONGEST_CHAIN:
            raise ApiConnectionError(f"redirected more than {LONGEST_CHAIN} times")
        call.draft, same = follow(call.draft, status, headers)
        call.same_origin = call.same_origin and same
        call.redirects += 1
        return True

    def _renews(self, call: Call, received: Received) -> bool:
        """Whether a refused credential can be had anew; tried once in a call."""
        authenticator = call.plan.authenticator
        if received.status != 401 or authenticator is None or call.renewed:
            return False
        if not call.same_origin or not replayable(call.draft.content):
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
        error.url = redact_url(call.draft.url, self.session.api.secrets)
        error.attempts = call.attempts
        error.history = call.history
        authenticator = call.plan.authenticator
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
