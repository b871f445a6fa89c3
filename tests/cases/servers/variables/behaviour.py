"""One keyword each; known values are offered, any well-formed one is taken."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for options, url in (
        ({}, "https://ch-1.example.test:8443/v2/x"),
        ({"zone": "at-9", "port": "1", "base_path": "v3"}, "https://at-9.example.test:1/v3/x"),
        ({"base_url": "http://localhost:9/a/"}, "http://localhost:9/a/x"),
    ):
        sdk.options = {"base_url": ..., **options}
        sdk.call("get-x")
        assert sdk.sent.url == url
    sdk.options = {"base_url": ..., "zone": "evil.test/"}
    with pytest.raises(ValueError, match="zone"):
        sdk.call("get-x")
