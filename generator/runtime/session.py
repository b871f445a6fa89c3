"""What a client was made with, checked and ready for its calls."""

from __future__ import annotations

import sys
from _thread import allocate_lock
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .auth.credentials import (
    from_environment,
    gather,
    select,
    to_authenticator,
)
from .hooks import Hooks
from .logs import Log
from .servers import BaseUrl, choose_base, expand, to_base_url

if TYPE_CHECKING:
    from .api import Api
    from .auth.base import Auth, Authenticator
    from .operation import Operation
    from .options import CallSettings
    from .request_builder import RequestBuilder
    from .transport import Transport


class Session:
    """The state that all calls of a client share."""

    def __init__(
        self,
        api: Api,
        credentials: Mapping[str, object],
        variables: Mapping[str, str | None],
        base_url: str | None,
        auth: Auth | Authenticator | None,
        settings: CallSettings,
        follow_redirects: bool,
        max_response_bytes: int | None,
        hooks: Hooks,
        transport: Transport | None,
    ) -> None:
        if max_response_bytes is not None and max_response_bytes < 1:
            raise ValueError("max_response_bytes: 1 or more")
        self.api = api
        self.settings = settings
        self.follow_redirects = follow_redirects
        self.max_response_bytes = max_response_bytes
        self.hooks = hooks
        self.resource: Callable[[str], object] = str
        """Finds a resource of the client by its name."""
        self.log = Log(api.package, api.secrets)
        self._transport = transport
        self._lock = allocate_lock()
        self.is_closed = False
        """Whether `close` was called: nothing is sent any more."""
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        self._user_agent = f"{api.package}/{api.version} python/{version}"
        self._variables = _variables(api, variables)
        self._base = _base_url(api, base_url)
        self._auth = None if auth is None else to_authenticator(auth)
        found = {} if auth is not None else gather(api, credentials)
        self._ready = {
            name: api.schemes[name].authenticator(parts, self._default_url())
            for name, parts in found.items()
        }
        for server in api.servers[:1]:
            expand(server, self._variables)  # a malformed value is refused right here

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

        Raises `MissingCredentialsError` when it needs credentials that are not there,
        and `RequestValidationError` when its URL is not known.
        """
        from .request_builder import RequestBuilder

        base, authenticator = self._url_of(operation), self._authenticator_of(operation)
        return RequestBuilder(operation, base, self._user_agent, authenticator)

    def _url_of(self, operation: Operation[Any]) -> str:
        if self._base is not None:
            return self._base.url
        try:
            return choose_base(operation.servers, self.api.servers, self._variables)
        except ValueError as error:
            from .errors import RequestValidationError

            raise RequestValidationError(str(error)) from None

    def _authenticator_of(self, operation: Operation[Any]) -> Authenticator | None:
        security = operation.security
        if security is None:
            security = self.api.security
        if self._auth is not None:
            return None if operation.security == () else self._auth
        chosen = select(self.api, security, self._ready)
        if chosen is None and self._base is not None and self._base.user is not None:
            from .auth.basic import BasicAuth

            username, _, password = self._base.user.partition(":")
            return BasicAuth(username, password)
        return chosen

    def transport(self) -> Transport:
        """The transport, made at the first request unless one was given."""
        transport = self._transport
        if transport is not None:
            return transport
        with self._lock:
            if self.is_closed:
                from .errors import ClientClosedError

                raise ClientClosedError("the client is closed")
            if self._transport is None:
                from .transports.httpx_transport import HttpxTransport

                self._transport = HttpxTransport()
            return self._transport

    def close(self) -> Transport | None:
        """Mark the session closed; returns the transport that is to be closed."""
        with self._lock:
            self.is_closed = True
            transport, self._transport = self._transport, None
        return transport


def _variables(api: Api, given: Mapping[str, str | None]) -> dict[str, str]:
    """The values of server variables: arguments, else the environment's."""
    values = {
        keyword: value if value is not None else from_environment(api, keyword)
        for keyword, value in given.items()
    }
    return {keyword: value for keyword, value in values.items() if value is not None}


def _base_url(api: Api, given: str | None) -> BaseUrl | None:
    text = given or from_environment(api, "base_url")
    return to_base_url(text) if text else None
