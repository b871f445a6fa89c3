"""Errors, documented and not."""

from __future__ import annotations

import json

import pytest
from ai_api_key import errors, models

from tests.fragment.samples import FORBIDDEN, client_of, in_json
from tests.support.server import Answer, Server


def test_a_documented_error_is_typed(server: Server) -> None:
    server.answer = lambda seen: in_json(403, FORBIDDEN, X_Request_Id="r-2")
    with (
        client_of(server) as client,
        pytest.raises(errors.PermissionDeniedError) as caught,
    ):
        client.ai_api_key.list()
    error = caught.value
    assert isinstance(error.body, models.ErrorResponse)
    assert error.body.to_dict() == FORBIDDEN
    assert (error.status, error.request_id) == (403, "r-2")
    assert error.operation_id == "list-ai-api-keys"
    assert json.loads(error.raw) == FORBIDDEN
    assert error.problem is not None and error.problem.detail == FORBIDDEN["detail"]
    assert "GET" in str(error) and "the role of this key" in str(error)
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (304, "StatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "StatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (503, "ServerError"),
    ],
)
@pytest.mark.parametrize(
    ("body", "content_type", "decoded"),
    [
        (b'{"message": "Invalid request signature"}', "application/json", dict),
        (b"<html>no</html>", "text/html", str),
        (b"", None, type(None)),
    ],
)
def test_undocumented_errors(
    server: Server,
    status: int,
    name: str,
    body: bytes,
    content_type: str | None,
    decoded: type,
) -> None:
    if status == 304:
        body, content_type, decoded = b"", None, type(None)
    server.answer = lambda seen: Answer(status, body, content_type=content_type)
    with (
        client_of(server, max_retries=0) as client,
        pytest.raises(errors.StatusError) as caught,
    ):
        client.ai_api_key.list()
    assert type(caught.value).__name__ == name
    assert isinstance(caught.value.body, decoded)
