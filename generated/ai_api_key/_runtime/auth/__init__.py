"""Authentication: the protocol for users, and the bases of what is built in.

A document's security scheme is a value of `SecurityScheme` in the description of the
API; with the credentials of a client it becomes an `Authenticator`.
"""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Awaitable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from ..io_backend import Driver
    from ..messages import Headers
    from ..transport import Request, TransportResponse


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


class Exchange(Protocol):
    """The services of a client that an authenticator may use."""

    @property
    def driver(self) -> Driver:
        """The client's way of waiting."""
        ...

    def check_trusted(self, url: str) -> None:
        """Raise `RequestValidationError` where no credentials may be sent to."""
        ...

    async def send(self, request: Request) -> TransportResponse:
        """Send a request of the authenticator's own, such as for a token."""
        ...

    async def read(self, response: TransportResponse, headers: Headers) -> bytes:
        """Read the body of a response whole."""
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


Groups = tuple[tuple[str, ...], ...]
"""The fields of each whole credential that a scheme can be used with."""


class SecurityScheme(Struct, frozen=True):
    """A security scheme of a document (OpenAPI 3.2 section 4.27).

    The fields of a subclass that `groups` names hold keywords of the client's
    constructor; its other fields are facts of the document.
    """

    is_challenged: ClassVar[bool] = False
    """Whether the first request goes without, to be told by the server how to do it."""

    def groups(self) -> Groups:
        """Return the alternatives of fields that make one whole credential."""
        return ()

    def other_ways(self) -> tuple[str, ...]:
        """Return how credentials are given beside the fields' texts, for messages."""
        return ()

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator | None:
        """Make what sends the credentials, given by field; `None` sends nothing.

        `base_url` is what relative token URLs are relative to.
        """
        raise NotImplementedError

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        """Return whether a request carries its credentials; names are in lower case."""
        return True


def has_prefix(headers: Mapping[str, str], prefix: str) -> bool:
    """Return whether the Authorization header is of an authentication scheme."""
    value = headers.get("authorization", "")
    return value.lower().startswith(f"{prefix.lower()} ")


class BasicAuth(Authenticator):
    """Sends a user's name and password (RFC 7617), which a base URL may carry."""

    def __init__(self, username: str, password: str) -> None:
        if ":" in username:
            raise ValueError("username: Basic authentication cannot carry a colon")
        self._password = password
        pair = f"{username}:{password}".encode()
        self._value = f"Basic {b2a_base64(pair, newline=False).decode()}"

    def apply(self, request: Request, exchange: Exchange) -> None:
        request.headers["Authorization"] = self._value

    def secrets(self) -> Sequence[str]:
        return (self._password, self._value[6:])


class CustomAuth(Authenticator):
    """An `Auth` object of the user's."""

    def __init__(self, auth: Auth) -> None:
        self._auth = auth
        self.signs_content = bool(getattr(auth, "signs_content", False))

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        return self._auth.authenticate(request)
