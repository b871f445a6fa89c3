"""The wait for a long-running operation: written once, for both kinds of client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from ..call import Call, RawResponse
from ..dispatch import Dispatcher
from ..errors import (
    ApiError,
    MissingCredentialsError,
    OperationFailedError,
    RequestValidationError,
    StatusError,
    WaitTimeoutError,
)
from ..json_path import look_up
from ..messages import Headers, asked_wait
from ..operation import Operation
from ..options import RequestOptions
from ..retry import go_to
from ..transport import PreparedRequest, Timeout
from .poller import Poller

_HOPELESS = (MissingCredentialsError, RequestValidationError)
_LEAST = 1.0
"""Seconds: what the last poll of a wait may take at least."""


class Seen(NamedTuple):
    """The last poll of an operation; it has a head once there was an answer."""

    value: Any
    status: int = 202
    headers: Headers = Headers()
    draft: PreparedRequest | None = None
    same_origin: bool = True


def seen(dispatcher: Dispatcher, call: Call, received: RawResponse) -> Seen:
    """The state of an operation in an answer; 202 alone says that it goes on."""
    silent = received.status == 202 and not received.raw
    return Seen(
        None if silent else dispatcher.results.data(call, received),
        received.status,
        received.headers,
        call.request,
        call.same_origin,
    )


class Wait:
    """One wait: polls until the operation has ended, or nothing more is to be had."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        poller: Poller[Any],
        operation: Operation[Any],
        timeout: float | None = None,
        on_update: Callable[[Any], object] | None = None,
    ) -> None:
        self._dispatcher = dispatcher
        self._poller = poller
        self._operation = poller.polled(operation)
        self._timeout = poller.timeout if timeout is None else timeout
        self._on_update = on_update
        self._url: str | None = None
        self._errors = 0

    async def end(self, first: Seen) -> Any:
        """The operation as it ended well.

        Raises `OperationFailedError` when it did not, and `WaitTimeoutError` when the
        time is up or too many polls in a row failed.
        """
        last, began = first, self._dispatcher.driver.now()
        self._check(last)
        while not self._poller.has_succeeded(last.value, last.status):
            left = await self._pause(last, began)
            last = await self._poll(last, left) or last
            self._check(last)
        return last.value

    def _check(self, last: Seen) -> None:
        if self._poller.has_failed(last.value):
            raise self._error(OperationFailedError, "the operation failed", last)
        if self._poller.header is not None:
            self._url = last.headers.get(self._poller.header) or self._url

    async def _pause(self, last: Seen, began: float) -> float | None:
        """Wait until the next poll; returns the seconds that are left after it."""
        driver = self._dispatcher.driver
        elapsed = driver.now() - began
        asked = asked_wait(last.headers) or 0.0
        wait = max(self._poller.interval(elapsed), asked)
        if self._timeout is None:
            await driver.sleep(wait)
            return None
        left = self._timeout - elapsed
        if left <= 0:
            said = f"the operation did not end within {self._timeout:g} s"
            raise self._error(WaitTimeoutError, said, last)
        await driver.sleep(min(wait, left))
        return max(left - wait, _LEAST)

    async def _poll(self, last: Seen, left: float | None) -> Seen | None:
        """Ask once; `None` when there is no answer, which is tolerated for a while."""
        options: RequestOptions = {"max_retries": 0}
        if left is not None and left < 60:
            options["timeout"] = Timeout(left, left, left, left, left)
        arguments = self._arguments(last)

        def build_result(call: Call, received: RawResponse) -> Seen:
            return seen(self._dispatcher, call, received)

        def adjust(call: Call) -> None:
            self._adjust(call, last)

        try:
            found = await self._dispatcher.call(
                self._operation, arguments, options, build_result, False, adjust
            )
        except _HOPELESS:
            raise
        except ApiError as error:
            self._errors += 1
            if self._errors >= self._poller.max_errors:
                said = f"gave up after {self._errors} polls without an answer: {error}"
                raise self._error(WaitTimeoutError, said, last) from error
            return _refused(error, last)
        self._errors = 0
        await self._tell(found.value)
        return found

    async def _tell(self, value: object) -> None:
        if self._on_update is not None:
            pending = self._on_update(value)
            if isinstance(pending, Awaitable):
                await pending

    def _arguments(self, last: Seen) -> Mapping[str, Any]:
        """The arguments of a poll; without them there is no way to follow."""
        found = {
            name: look_up(last.value, place)
            for name, place in self._poller.arguments.items()
        }
        missing = [name for name, value in found.items() if value is None]
        if self._poller.header is not None and not self._url:
            missing.append(self._poller.header)
        if missing:
            said = f"the operation cannot be followed: no {', '.join(missing)}"
            raise self._error(OperationFailedError, said, last)
        return found

    def _adjust(self, call: Call, last: Seen) -> None:
        """Send a poll to the URL that the operation's first answer gave."""
        if self._url is not None:
            draft = last.draft or call.request
            call.request, same = go_to(
                replace(draft, headers=call.request.headers), self._url, "GET", None
            )
            call.same_origin = same and last.same_origin

    def _error(
        self, kind: type[OperationFailedError | WaitTimeoutError], said: str, last: Seen
    ) -> ApiError:
        poller, value = self._poller, last.value
        reason = _text(poller.reason and look_up(value, poller.reason))
        details = [reason, _text(poller.message and look_up(value, poller.message))]
        state = _text(poller.state and look_up(value, poller.state))
        where = f" (state {state})" if state is not None else ""
        said = ": ".join([said + where, *(x for x in details if x)])
        identity = _text(look_up(value, poller.id) if poller.id else _shown(self._url))
        return kind(said, operation=value, operation_id=identity, reason=reason)


def _refused(error: ApiError, last: Seen) -> Seen | None:
    """The last poll, with the wait that a refusal asks for."""
    if isinstance(error, StatusError) and asked_wait(error.headers) is not None:
        return last._replace(headers=error.headers)
    return None


def _shown(url: str | None) -> str | None:
    from ..logs import redact_url

    return None if url is None else redact_url(url)


def _text(value: object) -> str | None:
    """A value in words; an enumeration's member is its value."""
    if value is None or value == ():
        return None
    return str.__str__(value) if isinstance(value, str) else str(value)
