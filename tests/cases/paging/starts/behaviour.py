"""The first offset is what the document or the page says, and no guess."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for operation, key, first, following in (
        ("scim", "Resources", {"startIndex": 1}, "startIndex=3"),
        ("jira", "values", {"startAt": 0}, "startAt=2"),
        ("one", "values", {}, "offset=3"),
        ("asana", "data", {"next_page": {"offset": "o"}}, "offset=o"),
        ("token", "Items", {"NextToken": "t"}, "NextToken=t"),
    ):
        sdk.answers({key: []})
        sdk.answers_once({key: [7, 8], **first})
        assert sdk.items(operation) == [7, 8]
        assert sdk.sent.query == following
    for operation in ("guess", "echo"):
        with pytest.raises(AttributeError, match="iterate"):
            sdk.items(operation)
