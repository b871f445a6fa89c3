"""A variable may hold all of a URL that comes before the rest, and no more than that."""

import pytest

from tests.support.sdk import Sdk

REFUSED = ("http://a.test?x", "http://a.test#x", "http://u:p@a.test", "ftp://a.test", "a.test", "http://")


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for options, operation, url in (
        ({"endpoint": "http://localhost:3000"}, "get-x", "http://localhost:3000/api:v1/x"),
        ({"endpoint": "https://a.test/b/", "version": "v2"}, "get-x", "https://a.test/b/api:v2/x"),
        ({"host": "localhost:8443"}, "get-y", "https://localhost:8443/y/y"),
        ({}, "get-y", "https://y.example.test/y/y"),
    ):
        sdk.options = {"base_url": ..., **options}
        sdk.call(operation)
        assert sdk.sent.url == url
    for value in REFUSED:
        sdk.options = {"base_url": ..., "endpoint": value}
        with pytest.raises(ValueError, match="endpoint"):
            sdk.call("get-x")
    sdk.options = {"base_url": ...}
    with pytest.raises(sdk.errors.RequestValidationError, match="base_url or endpoint"):
        sdk.call("get-x")
    with pytest.raises(sdk.errors.RequestValidationError, match="base_url or region"):
        sdk.call("get-z")
