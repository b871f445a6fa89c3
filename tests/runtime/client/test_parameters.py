"""Parameters on the wire: OpenAPI's table of styles, and what must not get through."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from generator.runtime.errors import RequestValidationError
from generator.runtime.operation import Operation
from generator.runtime.options import CallSettings
from generator.runtime.parameters.cookie import CookieParameter
from generator.runtime.parameters.header import HeaderParameter
from generator.runtime.parameters.path import PathParameter
from generator.runtime.parameters.query import QueryParameter, encode_reserved
from generator.runtime.parameters.querystring import QueryString
from generator.runtime.request_builder import RequestBuilder
from generator.runtime.urls import encode, encode_form

STRING = "blue"
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


def filled(template: str, parameters: Any, arguments: dict[str, Any]) -> str:
    """The path of a request."""
    operation: Operation[Any] = Operation(
        method="GET",
        path=template,
        resource="x",
        function="x",
        parameters=tuple(parameters),
    )
    builder = RequestBuilder(operation, "https://x.test", {}, None)
    settings = CallSettings()
    return builder.build(arguments, settings, False).url.removeprefix("https://x.test")


def path(value: Any, **rest: Any) -> str:
    parameters = [PathParameter("color", **rest)]
    return filled("{color}", parameters, {"color": value})[1:]


def query(value: Any, name: str = "color", **rest: Any) -> str | None:
    return QueryParameter(name, **rest).compile()(value)


def header(value: Any, **rest: Any) -> str | None:
    return HeaderParameter("color", **rest).compile()(value)


def cookie(value: Any, **rest: Any) -> str | None:
    return CookieParameter("color", **rest).compile()(value)


@pytest.mark.parametrize(
    ("style", "explode", "string", "array", "members"),
    [
        ("matrix", False, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        ("matrix", True, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
        ("label", False, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        ("label", True, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        ("simple", False, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        ("simple", True, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ],
)  # fmt: skip
def test_the_table_of_path_styles(
    style: Any, explode: bool, string: str, array: str, members: str
) -> None:
    made = [path(v, style=style, explode=explode) for v in (STRING, ARRAY, OBJECT)]
    assert made == [string, array, members]


@pytest.mark.parametrize(
    ("style", "explode", "array", "members"),
    [
        ("form", False, "color=blue,black,brown", "color=R,100,G,200,B,150"),
        ("form", True, "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        ("spaceDelimited", False, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
        ("pipeDelimited", False, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
    ],
)  # fmt: skip
def test_the_table_of_query_styles(
    style: Any, explode: bool, array: str, members: str
) -> None:
    assert query(ARRAY, style=style, explode=explode) == array
    assert query(OBJECT, style=style, explode=explode) == members


def test_deep_objects() -> None:
    deep = query(OBJECT, style="deepObject", explode=True)
    assert deep == "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    nested = query({"a": {"b": [1, {"c": "x y"}]}}, style="deepObject", explode=True)
    assert (
        nested == "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=x%20y"
    )


def test_the_cookie_style_of_openapi_3_2() -> None:
    assert cookie(STRING, style="cookie") == "color=blue"
    assert cookie(ARRAY, style="cookie") == "color=blue; color=black; color=brown"
    assert cookie(OBJECT, style="cookie") == "R=100; G=200; B=150"
    assert cookie("Hello%2C%20world!", style="cookie") == "color=Hello%2C%20world!"
    assert cookie("Hello, world!") == "color=Hello%2C%20world%21"


@pytest.mark.parametrize(
    "value", ["a;b=c", "a, b", 'a"b', "a\\b", "é", "a\r\nb", "a b"]
)
def test_the_cookie_style_refuses_what_a_cookie_cannot_carry(value: str) -> None:
    with pytest.raises(ValueError, match="color: a cookie cannot carry"):
        cookie(value, style="cookie")


@pytest.mark.parametrize("allow_reserved", [False, True])
@pytest.mark.parametrize("value", ["a; admin=1", "a\r\nSet-Cookie: x", "a,b", "a b"])
def test_a_cookie_value_never_adds_another_cookie(
    value: str, allow_reserved: bool
) -> None:
    for each in (value, [value], {"k": value}):
        written = cookie(each, allow_reserved=allow_reserved)
        assert not set(";\r\n, ") & set(written)


def test_header_values_are_not_percent_encoded() -> None:
    assert header("a b/c") == "a b/c"
    assert header([12345678, 90099]) == "12345678,90099"
    assert header(OBJECT) == "R,100,G,200,B,150"
    assert header(OBJECT, explode=True) == "R=100,G=200,B=150"


@pytest.mark.parametrize("char", ["\r", "\n", "\0", "\x0b", "\x1b", "\x7f", "\ud800"])
def test_header_values_that_no_field_can_have_are_refused(char: str) -> None:
    for value in (f"a{char}b", [f"a{char}b"], {"k": f"a{char}"}):
        with pytest.raises(ValueError, match="color"):
            header(value)


def test_scalars_as_text() -> None:
    when = datetime(2025, 3, 1, 0, 0, tzinfo=UTC)
    assert query(True) == "color=true"
    assert query(False) == "color=false"
    assert query(1.5) == "color=1.5"
    assert query(when) == "color=2025-03-01T00%3A00%3A00Z"
    assert path(UUID(int=1)) == "00000000-0000-0000-0000-000000000001"


def test_nothing_to_send() -> None:
    assert query([]) == ""
    assert query([], explode=False) == ""
    assert query({}) == ""
    assert query([], allow_empty=True) == "color="
    assert query("") == "color="
    assert query(None) == "color="
    assert query(["a", None, "b"]) == "color=a&color=b"
    assert header("") == ""
    assert header([]) is None


def test_what_is_refused_is_refused_by_name() -> None:
    with pytest.raises(RequestValidationError, match=r"^color: a date-time without"):
        path([datetime(2025, 1, 1)])


def test_reserved_characters() -> None:
    assert query("/a?b=c,d:e", allow_reserved=True) == "color=/a?b=c,d:e"
    assert query("a&b=c#d+e[f]", allow_reserved=True) == "color=a%26b=c%23d%2Be%5Bf%5D"
    assert query("50%25 %zz", allow_reserved=True) == "color=50%25%20%25zz"
    assert encode_reserved("%") == "%25"
    assert encode_reserved("a%2Fb%") == "a%2Fb%25"
    assert query("/a?b", allow_reserved=False) == "color=%2Fa%3Fb"


def test_percent_encoding_of_everything() -> None:
    assert encode("AZaz09-._~") == "AZaz09-._~"
    assert encode("é/ \x00☃") == "%C3%A9%2F%20%00%E2%98%83"
    assert encode("٣") == "%D9%A3"
    assert encode_form("a b+c") == "a+b%2Bc"


def test_parameters_with_content() -> None:
    written = query({"lat": 40.6}, content="application/json")
    assert written == "color=%7B%22lat%22%3A40.6%7D"
    assert header({"a": 1}, content="application/json") == '{"a":1}'
    assert cookie({"a": 1}, content="application/json") == "color=%7B%22a%22%3A1%7D"
    assert path({"a": 1}, content="application/json") == "%7B%22a%22%3A1%7D"


def test_querystring_parameters() -> None:
    form = QueryString("q").compile()
    assert form({"foo": "a + b", "bar": True}) == "foo=a+%2B+b&bar=true"
    whole = QueryString("q", content="application/json")
    written = whole.compile()({"numbers": [1, 2], "flag": None})
    assert written == "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"


@pytest.mark.parametrize("value", ["", ".", "..", [], [""], [".."], None])
@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
def test_path_values_that_would_change_the_path_are_refused(
    value: Any, style: Any
) -> None:
    if style != "simple" and isinstance(value, list) and value:
        return  # `.`-prefixed or `;name=`: no dot segment comes out
    with pytest.raises(RequestValidationError, match="color"):
        path(value, style=style)


def test_path_values_cannot_leave_their_segment() -> None:
    assert path("a/b?c#d e") == "a%2Fb%3Fc%23d%20e"
    assert path("a/b?c", allow_reserved=True) == "a%2Fb%3Fc"
    assert path("../..") == "..%2F.."


def test_path_templates() -> None:
    parameters = [PathParameter("id"), PathParameter("v", argument="v_")]
    arguments = {"id": "a", "v_": 2}
    made = filled("/x/{id}:start/{v}.json", parameters, arguments)
    assert made == "/x/a:start/2.json"
    assert filled("/a b/ü/{unknown}?x=1#frag", [], {}) == (
        "/a%20b/%C3%BC/%7Bunknown%7D?x=1"
    )
