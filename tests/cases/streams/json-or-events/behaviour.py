"""The method returns the JSON type, the view `stream` the items; each sends the flag."""

from inspect import signature

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"text": "a"})
    assert sdk.call("chat").text == "a"
    assert not {"stream", "accept"} & {*signature(sdk.method("chat")).parameters}
    assert sdk.returns("chat") == "Answer"
    assert sdk.response("chat").data.text == "a"
    assert sdk.sent.json == {"stream": False}
    sdk.answers(b'data: {"piece": "a"}\n\n', content_type="text/event-stream")
    assert sdk.stream("chat") == [sdk.models.Delta(piece="a")]
    assert sdk.sent.json == {"stream": True}
    assert sdk.sent.headers["accept"] == "text/event-stream"
    asks_by_query(sdk)


def asks_by_query(sdk: Sdk) -> None:
    assert list(signature(sdk.method("watch")).parameters) == ["q", "options"]
    assert sdk.stream("watch", q="a") == [sdk.models.Delta(piece="a")]
    assert sdk.sent.url.endswith("/watch?q=a&stream=true")
    sdk.answers({"text": "a"})
    assert sdk.call("watch").text == "a"
    assert sdk.sent.url.endswith("/watch?stream=false")
