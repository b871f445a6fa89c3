"""They are keywords of the client, sent with the operations that declare them."""

from inspect import signature
from unittest.mock import patch

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    refuses_what_is_missing(sdk)
    sdk.options = {"api_key_header": "k"}
    sends_the_default(sdk)
    sends_what_is_given(sdk)
    reads_the_environment(sdk)


def refuses_what_is_missing(sdk: Sdk) -> None:
    needed = r"Api-Key is needed: .*api_key_header .*CASE_COMMON_API_KEY_HEADER"
    with pytest.raises(sdk.errors.RequestValidationError, match=needed):
        sdk.call("get-a")
    assert not sdk.requests
    sdk.call("get-a", extra_headers={"api-key": "k"})
    sdk.call("get-c")
    with pytest.raises(ValueError, match="notion_version"):
        sdk.options = {"notion_version": "a\nb"}
        sdk.client()


def sends_the_default(sdk: Sdk) -> None:
    assert list(signature(sdk.method("get-a")).parameters) == ["idempotency_key", "options"]
    assert sdk.package.operations["get-a"].parameters == (
        ("Idempotency-Key", "idempotency_key", "header", False),
    )
    assert list(signature(sdk.method("get-c")).parameters) == ["x_half", "options"]
    sdk.call("post-a")
    assert sdk.sent.headers["notion-version"] == "2025-09-03"
    assert sdk.sent.headers["api-key"] == "k"
    assert "x-mode" not in sdk.sent.headers
    sdk.call("get-c")
    assert not {"notion-version", "api-key"} & set(sdk.sent.headers)


def sends_what_is_given(sdk: Sdk) -> None:
    sdk.options |= {"notion_version": "2022-06-28", "x_mode": "test"}
    sdk.call("get-b")
    assert sdk.sent.headers["notion-version"] == "2022-06-28"
    assert sdk.sent.headers["x-mode"] == "test"
    sdk.call("get-b", extra_headers={"notion-version": "2021-05-13"})
    assert sdk.sent.headers["notion-version"] == "2021-05-13"
    sdk.options |= {"default_headers": {"NOTION-VERSION": "2020-01-01"}}
    sdk.call("get-b")
    assert sdk.sent.headers["notion-version"] == "2020-01-01"


def reads_the_environment(sdk: Sdk) -> None:
    sdk.options = {}
    found = {"CASE_COMMON_API_KEY_HEADER": "e", "CASE_COMMON_NOTION_VERSION": "2"}
    with patch.dict("os.environ", found):
        sdk.call("get-a")
    assert sdk.sent.headers["api-key"] == "e"
    assert sdk.sent.headers["notion-version"] == "2"
