"""Requests to a token endpoint, and how the client shows who it is there."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Mapping

from ..parameters.percent import encode_form
from ..timeouts import Timeout
from ..transport import Request
from .base import Answer, Exchange
from .endpoints import Endpoints
from .grants import Grant
from .token_response import error_of


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
        answer = await exchange.fetch(self._request(url, form, timeout))
        unknown = answer.status in {400, 401} and error_of(answer) == "invalid_client"
        if not unknown or self._in_body:
            return answer
        self._in_body = True
        again = await exchange.fetch(self._request(url, form, timeout))
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
