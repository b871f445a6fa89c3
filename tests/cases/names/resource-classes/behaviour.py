"""The signature shows the model's own name; the class of the resource gives way."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.returns("putSeries") == "SeriesResource"
    sdk.answers({"id": 2})
    assert sdk.call("putSeries", "a", id_body=1, title="b").id == 2
    assert sdk.sent.json == {"id": 1, "title": "b"}
    sdk.answers(status=204)
    for operation in ("a", "b", "c", "d"):
        sdk.call(operation)
        assert sdk.sent.target == f"/{operation}"
