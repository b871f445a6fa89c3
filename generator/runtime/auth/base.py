"""What proves who calls: the protocol for users, and the base of what is built in."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from ..headers import Headers
    from ..io_backend import Driver
    from ..transport import Request


class Auth(Protocol):
    """An authentication of one's own, given to a client as `auth=`.

    It replaces every security scheme of the document. One that needs the bytes of the
    body has the attribute `signs_content = True`: streamed bodies are then read first.
    """

    def authenticate(self, request: Request, /) -> Awaitable[None] | None:
        """Change the request so that it proves who sends it.

        Called for each attempt, last of all: what it sees is what is sent. An
        asynchronous client also awaits what it returns.
        """
        ...


class Answer(NamedTuple):
    """A response read whole."""

    status: int
    headers: Headers
    body: bytes


class Exchange(Protocol):
    """What an authenticator may use of its client."""

    @property
    def driver(self) -> Driver:
        """The client's way of waiting."""
        ...

    async def fetch(self, request: Request) -> Answer:
        """Send a request of the authenticator's own, such as for a token."""
        ...


class Authenticator:
    """One built-in way to prove who calls."""

    signs_content = False
    """Whether it needs the whole body as bytes."""

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        """Put the proof into a request; called for each attempt."""
        raise NotImplementedError

    def renew(self, request: Request, headers: Headers) -> bool:
        """After a 401 (RFC 9110 section 15.5.2): whether another try can do better."""
        return False

    def secrets(self) -> Sequence[str]:
        """The texts that may appear nowhere."""
        return ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Custom(Authenticator):
    """An `Auth` object of the user's."""

    def __init__(self, auth: Auth) -> None:
        self._auth = auth
        self.signs_content = bool(getattr(auth, "signs_content", False))

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        return self._auth.authenticate(request)


class Combined(Authenticator):
    """Several schemes on one request."""

    def __init__(self, parts: Sequence[Authenticator]) -> None:
        self._parts = parts
        self.signs_content = any(part.signs_content for part in parts)

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        return self._apply(request, exchange)

    async def _apply(self, request: Request, exchange: Exchange) -> None:
        for part in self._parts:
            pending = part.apply(request, exchange)
            if pending is not None:
                await pending

    def renew(self, request: Request, headers: Headers) -> bool:
        return sum([part.renew(request, headers) for part in self._parts]) > 0

    def secrets(self) -> Sequence[str]:
        return [secret for part in self._parts for secret in part.secrets()]
