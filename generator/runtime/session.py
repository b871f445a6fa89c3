"""The state of a client, checked and ready for its calls."""

from __future__ import annotations

import sys
from _thread import allocate_lock
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .auth.credentials import (
    MissingCredentials,
    describe_keywords,
    from_environment,
    gather,
    select,
    to_authenticator,
)
from .logs import Log
from .messages import check_field
from .options import CallSettings, Hooks, adjust_settings
from .urls import choose_base, expand, origin_of, to_base_url

if TYPE_CHECKING:
    from .api import Api
    from .auth import Authenticator
    from .operation import Operation
    from .request_builder import RequestBuilder
    from .transport import Transport


class Session:
    """The state that all calls of a client share."""

    def __init__(
        self,
        api: Api,
        credentials: Mapping[str, object],
        variables: Mapping[str, str | None],
        options: Mapping[str, Any],
    ) -> None:
        self.api = api
        self.settings = CallSettings()
        self.hooks = Hooks()
        self._adjust(options)
        self.resource: Callable[[str], object] = str
        """Finds a resource of the client by its name."""
        self.log = Log(api.package, api.secrets)
        self._connection = _Connection(options.get("transport"))
        self._is_derived = False
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        self._user_agent = f"{api.package}/{api.version} python/{version}"
        self._variables = _variables(api, variables)
        for keyword in api.headers:
            check_field(keyword, self._variables.get(keyword, ""))
        url = options.get("base_url") or from_environment(api, "base_url")
        self._base = to_base_url(url) if url else None
        self._trusted = None if self._base is None else origin_of(self._base.url)
        auth = options.get("auth")
        self._auth = None if auth is None else to_authenticator(auth)
        self._parts = {} if auth is not None else gather(api, credentials)
        self._ready = self._authenticators()
        for server in api.servers[:1]:
            expand(server, self._variables)  # a malformed value is refused right here

    def _authenticators(self) -> dict[str, Authenticator | None]:
        """An authenticator of each scheme that there are credentials for."""
        return {
            name: self.api.schemes[name].authenticator(parts, self._default_url())
            for name, parts in self._parts.items()
        }

    def __getstate__(self) -> dict[str, Any]:
        """The state without connections, locks, tokens and log."""
        state = {**vars(self), "_connection": self._connection.given}
        for name in ("resource", "log", "_ready"):
            del state[name]
        return state

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.__dict__.update(state)
        self.resource = str
        self.log = Log(self.api.package, self.api.secrets)
        self._connection = _Connection(state["_connection"])
        self._is_derived = False
        self._ready = self._authenticators()

    def _default_url(self) -> str:
        """The API's own URL, empty where it is not known (OpenAPI 3.2 section 4.5)."""
        if self._base is not None:
            return self._base.url
        try:
            return choose_base((), self.api.servers, self._variables)
        except ValueError:
            return ""

    def request_builder(self, operation: Operation[Any]) -> RequestBuilder:
        """A new builder of the requests of an operation.

        Raises `RequestValidationError` when its URL is not known.
        """
        from .request_builder import RequestBuilder

        base, credentials = self._url_of(operation), self._credentials_of(operation)
        headers = {"User-Agent": self._user_agent}
        needed: dict[str, str] = {}
        declared = self.api.headers
        for keyword in operation.client_headers if operation.documented else declared:
            header = declared[keyword]
            value = self._variables.get(keyword, header.default)
            if value is not None:
                headers[header.name] = value
            elif header.required and operation.documented:
                needed[header.name] = describe_keywords(self.api, [keyword])
        headers |= self.settings.headers
        builder = RequestBuilder(operation, base, headers, credentials)
        builder.is_trusted = self._is_trusted(base)
        builder.needed = needed
        return builder

    def _is_trusted(self, url: str) -> bool:
        origin = origin_of(url)
        return origin.is_private or origin == self._trusted

    def check_trusted(self, url: str) -> None:
        """Raise `RequestValidationError` where no credentials may be sent to.

        They go over TLS, to this machine, and to where the caller said by `base_url`.
        """
        if not self._is_trusted(url):
            from .errors import RequestValidationError

            raise RequestValidationError(
                "credentials are sent over plain http only to this machine, "
                "or where base_url says http://"
            )

    def _url_of(self, operation: Operation[Any]) -> str:
        if self._base is not None:
            return self._base.url
        try:
            return choose_base(operation.servers, self.api.servers, self._variables)
        except ValueError as error:
            from .errors import RequestValidationError

            raise RequestValidationError(str(error)) from None

    def _credentials_of(
        self, operation: Operation[Any]
    ) -> Authenticator | MissingCredentials | None:
        security = operation.security
        if security is None:
            security = self.api.security
        if not operation.function:  # of `client.request`: whatever there is
            security = (*security, *((name,) for name in self._ready), ())
        if self._auth is not None:
            return None if operation.security == () else self._auth
        chosen = select(self.api, security, self._ready)
        if chosen is None and self._base is not None and self._base.user is not None:
            from .auth import BasicAuth

            username, _, password = self._base.user.partition(":")
            return BasicAuth(username, password)
        return chosen

    def derive(self, options: Mapping[str, Any]) -> Session:
        """A session with other options, which shares the transport."""
        session = object.__new__(Session)
        session.__dict__.update(vars(self))
        session._is_derived = True
        session._adjust(options)
        return session

    def _adjust(self, options: Mapping[str, Any]) -> None:
        """Change what all calls have in common."""
        self.settings = adjust_settings(self.settings, options)
        self.hooks = self.hooks.adjust(options)

    @property
    def is_closed(self) -> bool:
        """Return whether the client was closed: nothing is sent any more."""
        return self._connection.is_closed

    def transport(self) -> Transport:
        """The transport, made at the first request unless one was given."""
        return self._connection.transport or self._connection.open()

    def close(self) -> Transport | None:
        """Mark the session closed; returns the transport that is to be closed.

        A derived session leaves it to the one that it was made from.
        """
        return None if self._is_derived else self._connection.close()


class _Connection:
    """The transport of a client and of all that its `with_options` made."""

    def __init__(self, transport: Transport | None) -> None:
        self.transport = transport
        self.given = transport
        self.is_closed = False
        self._lock = allocate_lock()

    def open(self) -> Transport:
        """Make the transport unless it is there by now."""
        with self._lock:
            if self.is_closed:
                from .errors import ClientClosedError

                raise ClientClosedError("the client is closed")
            if self.transport is None:
                from .transports.httpx_transport import HttpxTransport

                self.transport = HttpxTransport()
            return self.transport

    def close(self) -> Transport | None:
        """Give out the transport to be closed; nothing is sent any more."""
        with self._lock:
            self.is_closed = True
            transport, self.transport = self.transport, None
        return transport


def _variables(api: Api, given: Mapping[str, str | None]) -> dict[str, str]:
    """The values of server variables and headers: arguments, else the environment's."""
    values = {
        keyword: value if value is not None else from_environment(api, keyword)
        for keyword, value in given.items()
    }
    return {keyword: value for keyword, value in values.items() if value is not None}
