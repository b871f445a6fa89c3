"""What makes a client's calls, put together for one kind of client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from .dispatch import Caller, Finish
from .io_backend import Asynchronous, Blocking, Driver, run
from .operation import Operation
from .responses.results import Results
from .session import Session
from .settings import RequestOptions

SyncCall = Callable[[Operation[Any], Mapping[str, Any], RequestOptions], Any]
AsyncCall = Callable[
    [Operation[Any], Mapping[str, Any], RequestOptions], Awaitable[Any]
]


class Engine:
    """The loop that calls go through, and what makes their results."""

    def __init__(
        self, session: Session, asynchronous: bool, driver: Driver | None = None
    ) -> None:
        driver = driver or (Asynchronous() if asynchronous else Blocking())
        self.driver = driver
        """Where calls touch the world, the clock included."""
        caller = Caller(session, driver)
        self.call = caller.call
        """A call as a coroutine, for either kind of client."""
        self.results = Results(session, driver, asynchronous, caller.again)

    def blocking(self, finish: Finish[Any], streaming: bool = False) -> SyncCall:
        """A function that makes a call and returns what `finish` makes of it."""
        call = self.call
        return lambda operation, arguments, options: run(
            call(operation, arguments, options, finish, streaming)
        )

    def awaited(self, finish: Finish[Any], streaming: bool = False) -> AsyncCall:
        """The same, to be awaited."""
        call = self.call
        return lambda operation, arguments, options: call(
            operation, arguments, options, finish, streaming
        )
