"""Secrets show nowhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from ai_api_key import errors

from tests.fragment.samples import FORBIDDEN, SECRET, client_of, in_json
from tests.support.server import Server


def everything_said(server: Server, log: Callable[[], str]) -> str:
    """Make a client say all it can: representations, errors, logs."""
    said: list[str] = []
    hooks: dict[str, Any] = {
        name: lambda *given: said.append(repr(given))
        for name in ("on_request", "on_response", "on_error")
    }
    with client_of(server, max_retries=0, **hooks) as client:
        said += [repr(client), repr(client.ai_api_key), repr(vars(client))]
        said.append(repr(client.ai_api_key.with_response.list()))
        server.answer = lambda seen: in_json(403, FORBIDDEN)
        with pytest.raises(errors.StatusError) as caught:
            client.ai_api_key.list()
        said += [str(caught.value), repr(caught.value), repr(vars(caught.value))]
    return "\n".join([*said, log()])


def test_secrets_are_never_said(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    logging.getLogger("ai_api_key").setLevel(1)
    said = everything_said(server, lambda: caplog.text)
    assert "list-ai-api-keys" in said and "403" in caplog.text
    assert SECRET not in said
    for seen in server.seen:
        signature = str(seen.header("Authorization")).partition("signature=")[2]
        assert signature and signature not in said
