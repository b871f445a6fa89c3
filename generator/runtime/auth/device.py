"""Waiting until a user has allowed a device (RFC 8628)."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from typing import Any

from ..errors import AuthenticationError, TransportError
from ..transport import Timeout
from . import Exchange
from .grants import DeviceCode, DeviceCodeGrant, Tokens
from .token_endpoint import Answer, TokenClient, error_of, members_of, tokens_of

_GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code"
_INTERVAL = 5.0
"""Seconds between questions when the server does not say (section 3.2)."""
_SLOWER = 5.0
"""Seconds that `slow_down` adds (section 3.5)."""


async def authorize(
    grant: DeviceCodeGrant,
    form: Mapping[str, str],
    client: TokenClient,
    exchange: Exchange,
    timeout: Timeout,
) -> Tokens:
    """The tokens that a user allows.

    Raises `AuthenticationError` when they refuse, or the time that the server gives
    them passes.
    """
    form = {"client_id": grant.client_id, **form}
    given = members_of(await client.ask("device_url", form, exchange, timeout))
    code, seconds = _code(given)
    pending = grant.prompt(code)
    if isinstance(pending, Awaitable):
        await pending
    question = {
        "grant_type": _GRANT_TYPE,
        "device_code": str(given.get("device_code")),
        "client_id": grant.client_id,
    }
    end = exchange.driver.now() + code.expires_in
    while exchange.driver.now() + seconds < end:
        await exchange.driver.sleep(seconds)
        answer = await _question(question, client, exchange, timeout)
        error = "slow_down" if answer is None else error_of(answer)
        if answer is not None and error not in {"authorization_pending", "slow_down"}:
            return tokens_of(answer)
        seconds += _SLOWER if error == "slow_down" else 0.0
    raise AuthenticationError("nobody allowed the device in time")


async def _question(
    form: Mapping[str, str], client: TokenClient, exchange: Exchange, timeout: Timeout
) -> Answer | None:
    """The answer, `None` when none came: ask less often then (section 3.5)."""
    try:
        return await client.ask("token_url", form, exchange, timeout)
    except TransportError:
        return None


def _code(given: Mapping[str, Any]) -> tuple[DeviceCode, float]:
    """The code for the user, and the seconds between questions."""
    complete = given.get("verification_uri_complete")
    try:
        code = DeviceCode(
            # `verification_url` is what the drafts called it, and some servers still do
            str(given.get("verification_uri") or given["verification_url"]),
            str(given["user_code"]),
            complete if isinstance(complete, str) else None,
            float(given["expires_in"]),
        )
        return code, float(given.get("interval", _INTERVAL))
    except (KeyError, TypeError, ValueError):
        raise AuthenticationError("the server gave no device code") from None
