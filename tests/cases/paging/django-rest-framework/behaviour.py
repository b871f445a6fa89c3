"""URLs of further pages are followed, a cursor that is one too."""

from typing import Any

from tests.support.sdk import Sdk

_ORIGIN = "https://api.test"


def check(sdk: Sdk) -> None:
    _walk(sdk, "numbers", "/numbers?page=2")
    _walk(sdk, "cursors", "/cursors?cursor=cD0y&page_size=1")
    _walk(sdk, "offsets", "/offsets?offset=1")
    sdk.answers_once(_page([1], f"{_ORIGIN}/numbers?page=2&page_size=1"))
    sdk.answers_once(_page([2], "https://elsewhere.test/?page=3"))
    sdk.answers_once(_page([3], None))
    assert sdk.items("numbers", page_size=1) == [1, 2, 3]
    assert sdk.sent.url == "https://elsewhere.test/?page=3"


def _walk(sdk: Sdk, operation: str, second: str) -> None:
    sdk.answers_once(_page([1], _ORIGIN + second))
    sdk.answers_once(_page([2], None))
    assert sdk.items(operation) == [1, 2]
    assert sdk.sent.target == second


def _page(items: list[int], following: str | None) -> dict[str, Any]:
    return {"count": 3, "next": following, "previous": None, "results": items}
