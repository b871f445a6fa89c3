"""The document's default is the argument's, and is sent; a path has none."""

from datetime import date

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.call("search", "all", since=date(2026, 2, 3), q="x")
    assert sdk.sent.target == "/search/all?order=asc&since=2026-02-03"
    assert sdk.sent.headers["api-version"] == "2026-03-11"
    assert sdk.sent.json == {
        "q": "x",
        "limit": 20,
        "exact": False,
        "fields": [],
        "type": "search",
    }
    sdk.call("search", "all", since=date(2026, 2, 3), q="x", order="desc", limit=1)
    assert "order=desc" in sdk.sent.target and sdk.sent.json["limit"] == 1
    with pytest.raises(TypeError, match="since"):
        sdk.call("search", "all", q="x")
