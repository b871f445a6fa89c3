"""The method returns the JSON type; the view `stream` the items."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"text": "a"})
    assert sdk.call("chat").text == "a"
    assert sdk.returns("chat") == "Answer"
    sdk.answers(b'data: {"piece": "a"}\n\n', content_type="text/event-stream")
    assert sdk.stream("chat", stream=True) == [sdk.models.Delta(piece="a")]
