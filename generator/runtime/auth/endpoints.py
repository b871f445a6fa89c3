"""Where tokens are asked for: as the grant says, as the document does, or found out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import RequestValidationError
from ..timeouts import Timeout
from ..transport import Request
from ..urls import origin_of
from .base import Exchange
from .grants import DeviceCodeGrant, Grant
from .schemes import Flow, OAuth2Scheme
from .token_response import members_of

_DISCOVERED = {
    "token_url": "token_endpoint",
    "refresh_url": "token_endpoint",
    "device_url": "device_authorization_endpoint",
}
"""The names of endpoints in metadata (RFC 8414 section 2, RFC 8628 section 4)."""


class Endpoints:
    """The endpoints of one grant.

    `base` is what relative URLs are relative to (OpenAPI 3.2 section 4.5).
    """

    def __init__(self, scheme: OAuth2Scheme | None, grant: Grant, base: str) -> None:
        self._flows: Mapping[str, Flow] = {} if scheme is None else scheme.flows
        self._discovery = "" if scheme is None else scheme.discovery_url
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
            return self._checked(url)
        if self._discovery and not self._found:
            self._found = await self._discover(exchange, timeout)
        found = self._found.get(_DISCOVERED[name])
        if not isinstance(found, str):
            raise RequestValidationError(
                f"{name}: the document does not say it; give it to the grant"
            )
        return self._checked(found)

    def _given(self, name: str) -> str | None:
        if name == "device_url":
            grant = self._grant
            return grant.device_url if isinstance(grant, DeviceCodeGrant) else None
        return self._grant.token_url

    def _declared(self, name: str) -> str:
        """What the grant's own flow says, else the first that says it."""
        own = self._flows.get(self._grant.flow)
        flows = [flow for flow in (own, *self._flows.values()) if flow is not None]
        return next(filter(None, (_said(flow, name) for flow in flows)), "")

    def _checked(self, url: str) -> str:
        from urllib.parse import urljoin

        whole = urljoin(f"{self._base}/", url) if self._base else url
        if "://" not in whole:
            raise RequestValidationError(
                "the token endpoint is relative to a base_url, and none is known"
            )
        if not origin_of(whole).is_private:
            raise RequestValidationError(
                "credentials are not sent over plain http, except to this machine"
            )
        return whole

    async def _discover(self, exchange: Exchange, timeout: Timeout) -> dict[str, Any]:
        """The metadata of OpenID Connect Discovery 1.0 section 4, or of RFC 8414."""
        url = self._checked(self._discovery)
        headers = {"Accept": "application/json"}
        answer = await exchange.fetch(Request("GET", url, headers, None, timeout))
        return members_of(answer)


def _said(flow: Flow, name: str) -> str:
    if name == "refresh_url":
        return flow.refresh_url or flow.token_url
    return flow.device_url if name == "device_url" else flow.token_url
