"""No page is asked for after the last; the first page may not be missing."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"detail": "Invalid page."}, status=404)
    sdk.answers_once({"results": [1], "next": "https://x/?page=2"})
    sdk.answers_once({"results": [2], "next": None})
    assert sdk.items("things") == [1, 2]
    assert len(sdk.requests) == 2
    sdk.answers_once([1])
    sdk.answers_once([2])
    assert sdk.items("rows") == [1, 2]
    with pytest.raises(sdk.errors.NotFoundError):
        sdk.items("rows")
