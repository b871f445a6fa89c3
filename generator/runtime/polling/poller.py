"""The description of following a long-running operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ..json_path import Place, look_up
from ..operation import Operation, ResponseSpec

T = TypeVar("T")

State: TypeAlias = str | int | bool
Schedule: TypeAlias = tuple[tuple[float, float], ...]
"""Points: seconds since the wait began, and seconds between polls from then on."""


class Poller(Struct, Generic[T], frozen=True, eq=False, kw_only=True):
    """The signs that a long-running operation has ended; `T` is the type that has them.

    Either `operation` is called with `arguments` found in the last answer, or, with
    `header`, the URL in that header field of the first answer is fetched, and read as
    `responses` say.

    With `state`, the operation has ended when the value there is one of `success` or
    `failure`, or when there is a value at `error`; without, when the answer's status is
    not 202. `schedule` is linear between its points and constant around them.
    """

    operation: Operation[T] | None = None
    arguments: Mapping[str, Place] = {}
    header: str | None = None
    responses: tuple[ResponseSpec, ...] = ()
    type: Any = None
    id: Place | None = None
    state: Place | None = None
    success: tuple[State, ...] = ()
    failure: tuple[State, ...] = ()
    error: Place | None = None
    reason: Place | None = None
    message: Place | None = None
    schedule: Schedule = ((0.0, 1.0), (10.0, 1.0), (60.0, 5.0))
    max_errors: int = 5
    timeout: float | None = 3600.0

    def polled(self, first: Operation[Any]) -> Operation[Any]:
        """The operation that polls, for one that was begun by `first`."""
        if self.operation is not None:
            return self.operation
        return replace(
            first,
            method="GET",
            path="/",
            parameters=(),
            body=None,
            responses=self.responses,
            idempotent=None,
            idempotency_key=None,
        )

    def has_succeeded(self, value: object, status: int) -> bool:
        """Return whether an answer says that the operation ended well."""
        if self.state is None:
            return status != 202
        return look_up(value, self.state) in self.success and not self._error(value)

    def has_failed(self, value: object) -> bool:
        """Return whether an answer says that the operation ended, and not well."""
        if self.state is not None and look_up(value, self.state) in self.failure:
            return True
        return self._error(value)

    def _error(self, value: object) -> bool:
        return self.error is not None and look_up(value, self.error) is not None

    def interval(self, elapsed: float) -> float:
        """Seconds until the next poll, so many seconds after the wait began."""
        before = self.schedule[0]
        for point in self.schedule:
            if elapsed <= point[0]:
                return _between(before, point, elapsed)
            before = point
        return before[1]


def _between(
    before: tuple[float, float], after: tuple[float, float], elapsed: float
) -> float:
    span = after[0] - before[0]
    if span <= 0:
        return after[1]
    return before[1] + (after[1] - before[1]) * (elapsed - before[0]) / span
