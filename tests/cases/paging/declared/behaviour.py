"""Each kind of pagination: what is asked for, where it ends, and how it is steered."""

from typing import Any

from tests.support.sdk import Sdk


def rows(*ids: int) -> list[dict[str, int]]:
    return [{"id": number} for number in ids]


def check(sdk: Sdk) -> None:
    assert {"AsyncPager", "Pager"} <= {*sdk.package.__all__}
    by_cursor(sdk)
    by_header(sdk)
    by_number(sdk)
    by_url(sdk)
    steered(sdk)


def ids(sdk: Sdk, operation: str, **kwargs: Any) -> list[int]:
    sdk.requests.clear()
    return [row.id for row in sdk.items(operation, **kwargs)]


def by_cursor(sdk: Sdk) -> None:
    sdk.answers_once({"rows": rows(1, 2), "more": True, "next-key": {"id": "b"}})
    sdk.answers_once({"rows": rows(3), "more": False, "next-key": {"id": "c"}})
    assert ids(sdk, "by-cursor", text="x") == [1, 2, 3]
    bodies = [request.json for request in sdk.requests]
    assert bodies == [{"text": "x"}, {"start-at": "b", "text": "x"}]


def by_header(sdk: Sdk) -> None:
    sdk.answers_once({"rows": rows(1)}, X_Next="b")
    sdk.answers_once({"rows": rows(2)})
    assert ids(sdk, "by-header") == [1, 2]
    assert [x.headers.get("x-from") for x in sdk.requests] == [None, "b"]


def by_number(sdk: Sdk) -> None:
    sdk.answers_once({"rows": rows(1, 2), "total": 3})
    sdk.answers_once({"rows": rows(3), "total": 3})
    assert ids(sdk, "by-offset") == [1, 2, 3]
    assert [x.query for x in sdk.requests] == ["", "skip=2"]
    sdk.answers_once({"rows": rows(1)})
    sdk.answers_once({"rows": None})
    assert ids(sdk, "by-offset", skip=7) == [1]
    assert [x.query for x in sdk.requests] == ["skip=7", "skip=8"]
    sdk.answers_once({"rows": rows(1), "total": 2})
    sdk.answers_once({"rows": rows(2), "total": 2})
    assert ids(sdk, "by-page") == [1, 2]
    assert [x.query for x in sdk.requests] == ["", "p=1"]


def by_url(sdk: Sdk) -> None:
    sdk.answers_once({"rows": rows(1), "next-key": {"url": "?p=2"}})
    sdk.answers_once({"rows": rows(2), "next-key": {"url": "https://api.test/3"}})
    sdk.answers_once({"rows": rows(3), "next-key": None})
    assert ids(sdk, "by-url") == [1, 2, 3]
    targets = [request.target for request in sdk.requests]
    assert targets == ["/url", "/url?p=2", "/3"]
    sdk.answers_once([1, 2], Link='</link?page=2>; rel="next", </link?page=9>; rel=last')
    sdk.answers_once([3], Link='</link>; rel="prev first"')
    assert sdk.items("by-link") == [1, 2, 3]
    assert sdk.sent.target == "/link?page=2"


def steered(sdk: Sdk) -> None:
    page = {"rows": rows(1, 2, 3), "next-key": {"id": "b"}, "more": True}
    sdk.answers_once(page)
    assert len(ids(sdk, "by-cursor", steer=lambda pager: pager.limit(3))) == 3
    assert len(sdk.requests) == 1
    assert ids(sdk, "by-cursor", steer=lambda pager: pager.limit(0)) == []
    assert sdk.requests == []
    sdk.answers_once(page | {"more": False})
    assert len(ids(sdk, "by-cursor", steer=lambda pager: pager.start_at("z"))) == 3
    assert sdk.sent.json == {"start-at": "z"}
    sdk.answers_once(page | {"more": False})
    pages = sdk.items("by-cursor", steer=lambda pager: pager.pages())
    assert [type(page) for page in pages] == [sdk.models.Page]
