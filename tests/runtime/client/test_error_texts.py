"""The text of an error states the reason that the server gave, whatever its shape."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import Struct

from generator.runtime.errors import StatusError
from generator.runtime.operation import ResponseSpec
from generator.runtime.transport import TransportResponse

from .calls import Recorder, call, operation


class Declared(Struct):
    code: int | None = None


def text_of(body: Any, content_type: str = "application/json", **rest: Any) -> str:
    """The text of the error for a body; bytes are sent as they are."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = TransportResponse(422, [("Content-Type", content_type)], raw)
    with pytest.raises(StatusError) as caught:
        call("sync", operation(**rest), transport=Recorder(answer))
    return str(caught.value).partition("(do-x): ")[2]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            {"detail": [{"loc": ["body", "x"], "msg": "field required"}]},
            "body.x: field required",
        ),
        (
            {"message": ["email must be an email"], "error": "Bad Request"},
            "email must be an email",
        ),
        (
            {"title": "Invalid.", "errors": {"Name": ["required"]}, "status": 400},
            "Invalid.: Name: required",
        ),
        ({"non_field_errors": ["bad"]}, "bad"),
        (
            {"name": ["too long"], "size": ["no", "never"]},
            "name: too long; size: no; never",
        ),
        ({"errors": [{"message": "m1"}, {"message": "m2"}]}, "m1; m2"),
        ({"error": {"code": 5, "message": "gone wrong"}}, "gone wrong"),
        ({"error": "invalid_grant", "error_description": "used up"}, "used up"),
        (
            {"fault": {"faultstring": "Bad key", "detail": {"errorcode": "x.y"}}},
            "Bad key",
        ),
        ({"Message": "No such thing", "Code": 7}, "No such thing"),
        ({"Error": {"Code": "Denied", "Message": "not yours"}}, "not yours"),
        (
            {"message": "Invalid", "errors": {"a": {"b": ["is short"]}}},
            "Invalid: a.b: is short",
        ),
        (
            {"errors": {"a": {"b": "is short", "c": ["is odd"]}}},
            "a.b: is short; a.c: is odd",
        ),
        ({"errors": {"a": "is short"}}, "a: is short"),
        ({"title": "Out", "detail": "of credit"}, "Out: of credit"),
        ({"detail": {"error": "inner"}}, "inner"),
        (
            {"detail": ["EntityExistsError", "it is there"]},
            "EntityExistsError; it is there",
        ),
        ({"message": {"field": ["is short"]}}, "field: is short"),
        ({"exception_message": "raised"}, "raised"),
        ({"status": {"error": "paused"}}, "paused"),
        (
            {
                "message": "Validation failed",
                "errors": [{"field": "name", "defaultMessage": "must not be blank"}],
            },
            "Validation failed: name: must not be blank",
        ),
        ({"issues": [{"path": ["a", 0], "message": "odd"}]}, "issues: a.0: odd"),
        ({"detail": [{"loc": [], "msg": "no JSON"}]}, "no JSON"),
        (["one", "two"], "one; two"),
        ("just a text", "just a text"),
        ({"code": 7, "api_key": "sesame"}, '{"code":7,"api_key":"***"}'),
    ],
)
def test_reasons_by_shape(body: Any, reason: str) -> None:
    assert text_of(body) == f"status 422: {reason}"


def test_bodies_that_are_no_json() -> None:
    assert text_of(b"plain\n  text", "text/plain") == "status 422: plain text"
    long = text_of(b"<p>" + b"x" * 5000, "text/html")
    assert long.startswith("status 422: <p>xxx") and len(long) < 350
    assert text_of(b"\xff\xfe", "image/png") == "status 422"
    assert text_of(b"") == "status 422"
    assert "\x1b" not in text_of({"message": "a\x1b[31m"})


def test_a_typed_body_of_another_shape_speaks_itself() -> None:
    spec = ResponseSpec("422", "application/json", Declared)
    assert text_of({"reasons": 1}, responses=(spec,)) == 'status 422: {"reasons":1}'
