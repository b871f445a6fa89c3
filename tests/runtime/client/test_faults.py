"""Faults on the wire: a typed error each, and a client that works on."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.auth.bearer import BearerAuth
from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    async_call_of,
    call_of,
)
from generator.runtime.transport import Timeout
from tests.support.server import Answer, serving

from .calls import KINDS, api, operation
from .faulty import FAULTS, Faulty, faulty

pytestmark = pytest.mark.usefixtures("every_transport")

EXPECTED: dict[str, type[errors.ApiError]] = {
    "reset-before": errors.ApiConnectionError,
    "reset-in-body": errors.ApiConnectionError,
    "truncated-gzip": errors.ApiConnectionError,
    "corrupt-gzip": errors.DecodeError,
    "too-long": errors.ApiConnectionError,
    "too-short": errors.DecodeError,
    "garbage": errors.ApiConnectionError,
    "silence": errors.ApiTimeoutError,
    "storm": errors.RateLimitError,
    "error-500": errors.ServerError,
    "error-html": errors.ServerError,
    "lie": errors.DecodeError,
    "elsewhere": errors.StatusError,
}

STRICTER: dict[tuple[str, str], type[errors.ApiError]] = {
    # More than was announced breaks the protocol to it; others leave the rest unread.
    ("aiohttp", "too-short"): errors.ApiConnectionError,
}


def outcomes(kind: str, server: Faulty, paths: list[str], **rest: Any) -> list[Any]:
    """The outcomes of these paths with one client, one after the other."""
    rest = {"timeout": Timeout(read=0.3), "max_retries": 0, **rest}
    client = {"base_url": server.url, **rest}
    if kind == "sync":
        with BaseClient(api(), {}, {}, **client) as blocking:
            return [_outcome(blocking, path) for path in paths]

    async def main() -> list[Any]:
        async with BaseAsyncClient(api(), {}, {}, **client) as awaited:
            return [await _aoutcome(awaited, path) for path in paths]

    return asyncio.run(main())


def _outcome(client: BaseClient, path: str) -> Any:
    try:
        return call_of(client)(operation(path=path), {}, {})
    except errors.ApiError as error:
        return error


async def _aoutcome(client: BaseAsyncClient, path: str) -> Any:
    try:
        return await async_call_of(client)(operation(path=path), {}, {})
    except errors.ApiError as error:
        return error


@pytest.mark.parametrize("kind", KINDS)
def test_after_each_fault_the_same_client_works_on(
    kind: str, every_transport: str
) -> None:
    paths = [
        f"/{name}/{n}" for n, fault in enumerate(FAULTS) for name in (fault, "fine")
    ]
    with faulty() as server:
        found = outcomes(kind, server, paths)
        deadline = time.monotonic() + 5
        while server.open and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.open == 0
    for number, fault in enumerate(FAULTS):
        error, fine = found[2 * number : 2 * number + 2]
        expected = STRICTER.get((every_transport, fault), EXPECTED[fault])
        assert type(error) is expected, (fault, error)
        assert f"/{fault}/{number}" in str(error)
        assert fine == {"n": number}, fault


@pytest.mark.parametrize("kind", KINDS)
def test_a_storm_is_not_amplified(kind: str) -> None:
    with faulty() as server:
        found = outcomes(kind, server, ["/storm/1"] * 200, max_retries=9)
        assert {type(error) for error in found} == {errors.RateLimitError}
        assert server.requests["storm"] == 300


@pytest.mark.parametrize("kind", KINDS)
def test_credentials_are_not_taken_along(kind: str) -> None:
    with serving() as other, faulty() as server:
        server.elsewhere = f"{other.url}/x"
        other.answers[:] = [Answer(body=b"7")]
        rest: dict[str, Any] = {"auth": BearerAuth("secret"), "follow_redirects": True}
        assert outcomes(kind, server, ["/elsewhere/1"], **rest) == [7]
        assert server.authorized == 1
        assert other.seen[0].header("authorization") is None
