"""Token endpoints: their URLs, requests and answers (RFC 6749 sections 3.2 and 5)."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from ..errors import (
    ApiConnectionError,
    ApiError,
    AuthenticationError,
    RequestValidationError,
    TransportError,
)
from ..messages import Headers, kind_of
from ..responses.status_errors import find_problem, state_reason
from ..retry import is_retried_status
from ..transport import Request, Timeout, is_success
from ..urls import encode_form
from . import Exchange
from .grants import DeviceCodeGrant, Grant, Tokens

_DISCOVERED = {
    "token_url": "token_endpoint",
    "refresh_url": "token_endpoint",
    "device_url": "device_authorization_endpoint",
}
"""The names of endpoints in metadata (RFC 8414 section 2, RFC 8628 section 4)."""
_LIFETIME = 3600.0
"""Seconds that a token is taken to live when the server does not say."""


class Flow(Struct, frozen=True):
    """A flow of `type: oauth2` (OpenAPI 3.2 section 4.29)."""

    token_url: str = ""
    refresh_url: str = ""
    """Empty where it is the token URL."""
    device_url: str = ""
    scopes: tuple[str, ...] = ()
    """The scopes that are asked for."""


class Endpoints:
    """The endpoints of one grant.

    `base` is what relative URLs are relative to (OpenAPI 3.2 section 4.5).
    """

    def __init__(
        self, flows: Mapping[str, Flow], discovery_url: str, grant: Grant, base: str
    ) -> None:
        self._flows = flows
        self._discovery = discovery_url
        self._grant = grant
        self._base = base
        self._found: dict[str, Any] = {}

    @property
    def scopes(self) -> tuple[str, ...]:
        """All scopes of the document's flow: what is asked for unless told otherwise."""
        flow = self._flows.get(self._grant.flow)
        return () if flow is None else flow.scopes

    async def url(self, name: str, exchange: Exchange, timeout: Timeout) -> str:
        """The URL of an endpoint: `token_url`, `refresh_url` or `device_url`.

        Raises `RequestValidationError` when it is not known, or when what is sent there
        could be read on the way.
        """
        url = self._given(name) or self._declared(name)
        if url:
            return self._checked(url, exchange)
        if self._discovery and not self._found:
            self._found = await self._discover(exchange, timeout)
        found = self._found.get(_DISCOVERED[name])
        if not isinstance(found, str):
            raise RequestValidationError(
                f"{name}: the document does not say it; give it to the grant"
            )
        return self._checked(found, exchange)

    def _given(self, name: str) -> str | None:
        if name == "device_url":
            grant = self._grant
            return grant.device_url if isinstance(grant, DeviceCodeGrant) else None
        return self._grant.token_url

    def _declared(self, name: str) -> str:
        """The URL of the grant's own flow, else of the first that has it."""
        own = self._flows.get(self._grant.flow)
        flows = [flow for flow in (own, *self._flows.values()) if flow is not None]
        return next(filter(None, (_said(flow, name) for flow in flows)), "")

    def _checked(self, url: str, exchange: Exchange) -> str:
        from urllib.parse import urljoin

        whole = urljoin(f"{self._base}/", url) if self._base else url
        if "://" not in whole:
            raise RequestValidationError(
                "the token endpoint is relative to a base_url, and none is known"
            )
        exchange.check_trusted(whole)
        return whole

    async def _discover(self, exchange: Exchange, timeout: Timeout) -> dict[str, Any]:
        """The metadata of OpenID Connect Discovery 1.0 section 4, or of RFC 8414."""
        url = self._checked(self._discovery, exchange)
        headers = {"Accept": "application/json"}
        answer = await _fetch(exchange, Request("GET", url, headers, None, timeout))
        return members_of(answer)


def _said(flow: Flow, name: str) -> str:
    if name == "refresh_url":
        return flow.refresh_url or flow.token_url
    return flow.device_url if name == "device_url" else flow.token_url


class Answer(NamedTuple):
    """A response read whole."""

    status: int
    headers: Headers
    body: bytes


async def _fetch(exchange: Exchange, request: Request) -> Answer:
    """The answer to a request of our own, which is sent once."""
    try:
        response = await exchange.send(request)
        headers = Headers(response.headers)
        raw = await exchange.read(response, headers)
    except TransportError as error:
        error.unsent = True  # the call itself was not sent
        raise
    return Answer(response.status, headers, raw)


class TokenClient:
    """Asks with one grant's client."""

    def __init__(self, grant: Grant, endpoints: Endpoints) -> None:
        self._grant = grant
        self._endpoints = endpoints
        self._in_body = grant.client_secret is None

    async def ask(
        self, name: str, form: Mapping[str, str], exchange: Exchange, timeout: Timeout
    ) -> Answer:
        """The answer of an endpoint to a form.

        The client shows its secret by Basic, and in the form to a server that does not
        know it so (RFC 6749 section 2.3.1).
        """
        url = await self._endpoints.url(name, exchange, timeout)
        answer = await _fetch(exchange, self._request(url, form, timeout))
        unknown = answer.status in {400, 401} and error_of(answer) == "invalid_client"
        if not unknown or self._in_body:
            return answer
        self._in_body = True
        again = await _fetch(exchange, self._request(url, form, timeout))
        self._in_body = error_of(again) != "invalid_client"
        return again

    def _request(self, url: str, form: Mapping[str, str], timeout: Timeout) -> Request:
        grant = self._grant
        fields = {**form, **grant.fields}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        }
        if self._in_body:
            if grant.client_id:
                fields["client_id"] = grant.client_id
            if grant.client_secret is not None:
                fields["client_secret"] = grant.client_secret
        else:
            pair = f"{encode_form(grant.client_id)}:"
            pair += encode_form(grant.client_secret or "")
            basic = b2a_base64(pair.encode(), newline=False).decode()
            headers["Authorization"] = f"Basic {basic}"
        written = "&".join(
            f"{encode_form(name)}={encode_form(value)}"
            for name, value in fields.items()
        ).encode()
        headers["Content-Length"] = str(len(written))
        return Request("POST", url, headers, written, timeout)


def members_of(answer: Answer) -> dict[str, Any]:
    """The members of a success; raises what `refused` makes of anything else."""
    members = _members(answer)
    if not is_success(answer.status) or members is None:
        raise refused(answer)
    return members


def tokens_of(answer: Answer) -> Tokens:
    """The tokens of an answer; raises what `refused` makes of one without."""
    members = members_of(answer)
    token, refresh = members.get("access_token"), members.get("refresh_token")
    try:
        lifetime = float(members.get("expires_in") or _LIFETIME)
    except (TypeError, ValueError):
        lifetime = _LIFETIME
    if not isinstance(token, str) or any(char in token for char in "\r\n\0"):
        raise refused(answer)
    return Tokens(token, lifetime, refresh if isinstance(refresh, str) else None)


def error_of(answer: Answer) -> object:
    """The code of an error (RFC 6749 section 5.2), `None` where there is none."""
    return (_members(answer) or {}).get("error")


def refused(answer: Answer) -> ApiError:
    """The error for an answer without what was asked for.

    One that may be better the next time is a broken connection to the API: nothing was
    sent to that, and the call may be tried again.
    """
    members = _members(answer)
    text = "" if is_success(answer.status) else answer.body.decode("utf-8", "replace")
    reason = state_reason(members or text)
    message = f"the token endpoint answered {answer.status}"
    message += f": {reason}" if reason else ""
    if is_retried_status(answer.status):
        return ApiConnectionError(message, unsent=True)
    return AuthenticationError(
        message,
        status=answer.status,
        headers=answer.headers,
        body=members,
        raw=answer.body,
        problem=find_problem(members),
    )


def _members(answer: Answer) -> dict[str, Any] | None:
    """The members of an answer in JSON, or in a form as older endpoints write them."""
    try:
        return msgspec.json.decode(answer.body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        is_form = kind_of(answer.headers.get("content-type", "")) == "form"
        return _fields(answer.body) if is_form else None


def _fields(body: bytes) -> dict[str, Any]:
    from urllib.parse import parse_qsl

    return dict(parse_qsl(body.decode("utf-8", "replace")))
