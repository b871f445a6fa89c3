"""The polling of a long-running operation until its end."""

from __future__ import annotations

from generator.ir.pagination import Argument, BodyPath
from generator.ir.values import Value

State = str | int | bool


class Poller(Value, frozen=True):
    """The request that tells the state of a long-running operation, and its states.

    Attributes:
        pointer: of the extension.
        type: pointer of the declared type of the operation's values; None where a
            header says what to poll.
        route: method and path of the operation that is polled, or, with ``header``,
            of the one whose answers are like those of the URL; None where no
            operation's are.
        arguments: the arguments of a poll and where their values are.
        header: the header field with the URL to poll, or None.
        id: where the operation's own id is; ``reason`` and ``message`` likewise.
        state: where the state is; None where the status 202 says that it runs.
        success: the states that end it well; ``failure`` those that end it badly.
        error: where there is a value only when it failed.
        schedule: points of seconds since the start and seconds between polls; () for
            the run time's own.
        max_errors: how many polls in a row may fail before the wait is given up.
        timeout: seconds, or None for the run time's own.
    """

    pointer: str
    type: str | None = None
    route: tuple[str, str] | None = None
    arguments: tuple[tuple[Argument, BodyPath], ...] = ()
    header: str | None = None
    id: BodyPath | None = None
    state: BodyPath | None = None
    success: tuple[State, ...] = ()
    failure: tuple[State, ...] = ()
    error: BodyPath | None = None
    reason: BodyPath | None = None
    message: BodyPath | None = None
    schedule: tuple[tuple[float, float], ...] = ()
    max_errors: int | None = None
    timeout: float | None = None
