"""The document's default is the argument's, and is sent; a path has none."""

from datetime import date

import pytest

from tests.support.sdk import Sdk

ODD = date(2026, 2, 28)
"""For a default that is no date of the calendar."""


def check(sdk: Sdk) -> None:
    sdk.call("search", "all", odd=ODD, q="x")
    assert sdk.sent.target == (
        "/search/all?order=asc&since=2026-01-01&at=2026-01-01T10%3A00%3A00Z"
        "&sort=name,age&ids=7&odd=2026-02-28"
    )
    assert sdk.sent.headers["api-version"] == "2026-03-11"
    assert sdk.sent.json == {
        "q": "x",
        "limit": 20,
        "exact": False,
        "fields": [],
        "type": "search",
    }
    since = date(2026, 2, 3)
    sdk.call("search", "all", odd=ODD, since=since, q="x", order="desc", limit=1)
    assert "order=desc&since=2026-02-03" in sdk.sent.target
    assert sdk.sent.json["limit"] == 1
    assert sdk.argument("search", "none") == "str | None"
    with pytest.raises(TypeError, match="odd"):
        sdk.call("search", "all", q="x")
