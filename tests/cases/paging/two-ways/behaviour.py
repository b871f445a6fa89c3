"""The way whose end is certain is taken, or none; too few items are an error."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for operation in ("neither", "first", "page"):
        with pytest.raises(AttributeError, match="iterate"):
            sdk.items(operation)
    sdk.answers_once({"runs": ["a", "b"], "next_cursor": None, "total_entries": 3})
    sdk.answers_once({"runs": ["c"], "next_cursor": None, "total_entries": 3})
    sdk.answers_once({"runs": [], "next_cursor": None, "total_entries": 3})
    assert sdk.items("total", limit=2) == ["a", "b", "c"]
    assert "cursor" not in sdk.sent.query and "offset=3" in sdk.sent.query
    sdk.answers_once({"runs": ["a"], "next_cursor": "2", "total": 2})
    sdk.answers_once({"runs": ["b"], "has_more": False, "next_cursor": "2", "total": 2})
    assert sdk.items("short") == ["a", "b"]
    sdk.answers_once({"runs": ["a", "b"], "total": 5})
    with pytest.raises(sdk.errors.ApiError, match="ended after 2 of 5 items"):
        sdk.items("short")
    sdk.answers_once({"runs": ["a"], "next_cursor": "2", "has_more": True})
    sdk.answers_once({"runs": ["b"], "has_more": True})
    with pytest.raises(sdk.errors.ApiError, match="after 2 items, and there are more"):
        sdk.items("short")
    sdk.answers_once({"runs": ["a"], "next_cursor": "2"})
    sdk.answers_once({"runs": ["b"]})
    assert sdk.items("old-page") == ["a", "b"]
    sdk.answers_once({"runs": ["a", "b"], "total": 5})
    assert sdk.items("short", steer=lambda pager: pager.limit(2)) == ["a", "b"]
