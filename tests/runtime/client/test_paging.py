"""Walking pages over loopback: where it ends, what it refuses, what it carries along."""

from __future__ import annotations

import gc
import json
import tracemalloc
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec import Struct, field

from generator.runtime import errors
from generator.runtime.auth.bearer import BearerAuth
from generator.runtime.json_path import look_up, read
from generator.runtime.messages import Headers
from generator.runtime.pagination.links import is_last_page, links, next_page
from generator.runtime.pagination.pagination import Pagination
from generator.runtime.transport import TransportResponse
from tests.support.server import Answer, Seen, Server, serving

from .calls import KINDS, Recorder
from .walking import Walker

CURSOR: Pagination[Any] = Pagination(
    "cursor", items=("data",), argument="cursor", next=("next",)
)
PAGE: Pagination[Any] = Pagination("page", ("data",), "page", first=1)
OFFSET: Pagination[Any] = Pagination("offset", ("data",), "skip", total=("total",))
URL: Pagination[Any] = Pagination("url", ("data",), next=("next",))
LINK: Pagination[Any] = Pagination("link", ("data",))


def page(data: list[Any] | None, **rest: Any) -> Answer:
    return Answer(body=json.dumps({"data": data, **rest}).encode())


def query(seen: Seen) -> dict[str, list[str]]:
    return parse_qs(urlsplit(seen.target).query)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def over(kind: str, server: Server, **client: Any) -> Walker:
    return Walker(kind, {"base_url": server.url, **client})


def test_nothing_is_sent_before_and_one_page_at_a_time(kind: str) -> None:
    answers = page([1, 2], next="b"), page([3], next="c"), page([4], next=None)
    with serving(*answers) as server:
        found = over(kind, server).walk(CURSOR)
        assert server.seen == []
        assert list(islice(found, 2)) == [1, 2]
        assert len(server.seen) == 1
        assert list(found) == [3, 4]
        assert [query(x).get("cursor") for x in server.seen] == [None, ["b"], ["c"]]


def test_a_cursor_is_where_a_walk_goes_on(kind: str) -> None:
    with serving(page([1], next="b"), page([2], next=None)) as server:
        kept: list[Any] = []

        def pages(pager: Any) -> Any:
            kept.append(pager.pages())
            return kept[0]

        walk = over(kind, server).walk(CURSOR, pages)
        assert next(walk)["data"] == [1]
        assert kept[0].next_cursor == "b"
        walk.close()
        again = over(kind, server).walk(CURSOR, lambda x: x.start_at("b"))
        assert list(again) == [2]


@pytest.mark.parametrize("period", [1, 2, 5])
def test_a_circle_of_cursors_is_an_error(kind: str, period: int) -> None:
    def answer(seen: Seen) -> Answer:
        place = int(query(seen).get("cursor", ["0"])[0])
        return page([place], next=str(max(1, (place + 1) % (period + 3))))

    with serving() as server:
        server.answer = answer
        with pytest.raises(errors.ApiError, match="circle.*again"):
            list(over(kind, server).walk(CURSOR))
        assert len(server.seen) < 40


def test_a_cursor_that_stays_on_an_empty_page_is_the_end(kind: str) -> None:
    with serving(page([1], next="b"), page([], next="b")) as server:
        assert list(over(kind, server).walk(CURSOR)) == [1]
        assert len(server.seen) == 2


def test_a_server_that_ignores_page_numbers_is_an_error(kind: str) -> None:
    with serving(page([{"id": 1}])) as server:
        with pytest.raises(errors.ApiError, match="the same page again"):
            list(over(kind, server).walk(PAGE))
        assert len(server.seen) == 4


def test_page_numbers_end_with_an_empty_page_or_a_last_link(kind: str) -> None:
    with serving(page([1]), page([2]), page([])) as server:
        assert list(over(kind, server).walk(PAGE, page=4)) == [1, 2]
        assert [query(x)["page"] for x in server.seen] == [["4"], ["5"], ["6"]]
    last = page([2])
    last = replace(last, headers={"Link": '<?page=1>; rel="first"'})
    with serving(page([1]), last) as server:
        assert list(over(kind, server).walk(PAGE)) == [1, 2]
        assert len(server.seen) == 2


def test_offsets_count_items_not_limits(kind: str) -> None:
    answers = page([1, 2, 3], total=5), page([4], total=5), page([5], total=5)
    with serving(*answers) as server:
        assert list(over(kind, server).walk(OFFSET)) == [1, 2, 3, 4, 5]
        assert [query(x).get("skip") for x in server.seen] == [None, ["3"], ["4"]]


def test_a_total_below_zero_says_nothing(kind: str) -> None:
    answers = page([1, 2], total=-1), page([3], total=-1), page([], total=-1)
    with serving(*answers) as server:
        assert list(over(kind, server).walk(OFFSET)) == [1, 2, 3]


@pytest.mark.parametrize("body", [b'{"data": "x"}', b"[1, 2]", b'"x"'])
def test_a_page_without_an_array_is_an_error(kind: str, body: bytes) -> None:
    with serving(Answer(body=body)) as server:
        with pytest.raises(errors.DecodeError, match="no array") as failure:
            list(over(kind, server).walk(CURSOR))
        assert failure.value.operation_id == "list-things"


def test_an_error_in_the_middle_leaves_what_came_before(kind: str) -> None:
    found: list[Any] = []
    with serving(page([1], next="b"), Answer(404)) as server:
        walk = over(kind, server).walk(CURSOR)
        found.append(next(walk))
        with pytest.raises(errors.NotFoundError):
            next(walk)
    assert found == [1]


def test_options_go_with_every_page(kind: str) -> None:
    with serving(page([1], next="b"), page([2])) as server:
        list(over(kind, server).walk(CURSOR, extra_headers={"X-A": "1"}))
        assert [x.header("x-a") for x in server.seen] == ["1", "1"]


def test_credentials_stay_at_their_origin(kind: str) -> None:
    with serving() as elsewhere, serving() as server:
        elsewhere.answers = [page([2], next=f"{server.url}/back"), page([4])]
        server.answers = [page([1], next=f"{elsewhere.url}/p"), page([3])]
        walker = over(kind, server, auth=BearerAuth("secret"))
        walk = walker.walk(URL, extra_headers={"X-Mine": "1"})
        assert list(walk) == [1, 2, 3]
        first, back = server.seen
        assert first.header("authorization") == "Bearer secret"
        assert elsewhere.seen[0].header("authorization") is None
        assert elsewhere.seen[0].header("x-mine") is None
        assert back.header("authorization") is None


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:1", "ftp://x/", "http://[::1"]
)
def test_a_next_page_that_is_no_http_url_is_an_error(kind: str, url: str) -> None:
    transport = Recorder(
        TransportResponse(
            200,
            [("Content-Type", "application/json")],
            json.dumps({"data": [1], "next": url}).encode(),
        )
    )
    walker = Walker(kind, {"transport": transport})
    with pytest.raises(errors.ApiError):
        list(walker.walk(URL))
    assert len(transport.requests) == 1


def test_links_lead_relative_to_their_page(kind: str) -> None:
    first = page([1])
    link = '<b?x=1>; title="a, \\"b\\"; rel=no"; rel="next last"'
    first = replace(first, headers={"Link": link})
    with serving(first, page([2])) as server:
        assert list(over(kind, server).walk(LINK)) == [1, 2]
        assert server.seen[1].target == "/b?x=1"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", {}),
        ("<a>; rel=next", {"next": "a"}),
        ('<a>; rel="prev NEXT", <b>; rel=next', {"prev": "a", "next": "a"}),
        ("<a>;rel=first;rel=next,<b>; rel = 'x'", {"first": "a", "'x'": "b"}),
        ("<a,b;c>; REL=next; type=x/y", {"next": "a,b;c"}),
        ('<a>; title="<z>; rel=next"; rel=last', {"last": "a"}),
        ("nonsense; rel=next", {}),
    ],
)
def test_link_headers(header: str, expected: dict[str, str]) -> None:
    assert links(header) == expected
    assert next_page(header) == expected.get("next")


def test_last_pages_by_their_links() -> None:
    assert is_last_page("<a>; rel=prev")
    assert not is_last_page("<a>; rel=describedby")
    assert not is_last_page("<a>; rel=prev, <b>; rel=next")
    assert not is_last_page(None)


class Inner(Struct):
    next_id: str | None = field(name="next-id", default=None)
    additional_properties: dict[str, Any] = field(default_factory=dict)


def test_places_in_models_and_in_plain_data() -> None:
    model = {"a": [Inner("x"), Inner("y", {"rest": 1})]}
    assert look_up(model, ("a", -1, "next-id")) == "y"
    assert look_up(model, ("a", 1, "rest")) == 1
    for place in (("a", 2), ("b", "c"), ("a", "x"), ("a", 0, "no"), (0,)):
        assert look_up(model, place) is None
    assert read("X-Next", {}, Headers([("x-next", "1")])) == "1"


def test_one_page_in_memory() -> None:
    def answer(seen: Seen) -> Answer:
        number = int(query(seen).get("page", ["1"])[0])
        return page([f"{number}:" + "x" * 100_000] if number < 60 else [])

    with serving() as server:
        server.answer = answer
        walk = over("sync", server).walk(PAGE)
        next(walk)
        gc.collect()
        tracemalloc.start()
        try:
            assert sum(1 for _ in walk) == 58
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 3_000_000
