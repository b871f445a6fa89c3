"""Other spellings ask for the same pages."""

from typing import Any

from tests.support.sdk import Sdk

ROW = {"id": "r"}


def check(sdk: Sdk) -> None:
    after = {"meta": {"after": "/n", "more": True, "count": 2}}
    for operation, first, second in (
        ("fern-root", after, "/fern-root?from=%2Fn"),
        ("fern-page", after, "/fern-page?at=2"),
        ("fern-uri", after, "/n"),
        ("speakeasy-page", after, "/speakeasy-page?at=2"),
        ("speakeasy-url", after, "/n"),
        ("linked", after, "/linked?from=%2Fn"),
    ):
        assert walked(sdk, operation, first) == second, operation
    for operation, second in (
        ("fern-offset", "/fern-offset?at=1"),
        ("speakeasy-cursor", "/speakeasy-cursor?from=r"),
    ):
        sdk.answers_once({"data": [ROW]})
        sdk.answers_once({"data": []})
        assert len(sdk.items(operation)) == 1
        assert sdk.sent.target == second


def walked(sdk: Sdk, operation: str, first: dict[str, Any]) -> str:
    sdk.answers_once({"data": [ROW], **first})
    sdk.answers_once({"data": [ROW], "meta": {"count": 2}})
    assert len(sdk.items(operation)) == 2
    return sdk.sent.target
