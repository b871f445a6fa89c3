"""No page is left out, whether a server counts from 0 or from 1."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    with pytest.raises(AttributeError, match="iterate"):
        sdk.items("guess")
    assert _pages(sdk, "words", 1) == ["page=2"]
    assert _pages(sdk, "zero", 0) == ["page=1"]
    assert _pages(sdk, "own", 1) == ["page=2"]
    assert _pages(sdk, "own", 0)[0] == "page=1"


def _pages(sdk: Sdk, operation: str, first: int) -> list[str]:
    before = len(sdk.requests)
    for number in (first, first + 1):
        meta = {"page": number, "totalPages": 2}
        sdk.answers_once({"data": [f"item {number}"], "meta": meta})
    sdk.answers({"data": [], "meta": {"page": 9, "totalPages": 2}})
    assert len(sdk.items(operation)) == 2
    return [sent.query for sent in sdk.requests[before + 1 :]]
