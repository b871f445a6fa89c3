"""By the kind of JSON value first, by what is inside then."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.keeps("Row", {"input": "a", "stop": "b", "parts": [{"text": "a"}], "tokens": [1]})
    sdk.keeps("Row", {"input": {"text": "a"}, "stop": ["b"], "parts": [{"id": 1}]})
    sdk.keeps("Row", {"tokens": [[1], [2]], "filter": {"a": 1}, "parts": []})
    row = sdk.read("Row", {"parts": [{"id": 1}], "filter": {"text": "a"}})
    assert row.parts == [models.Other(id=1)]
    assert row.filter == models.Part(text="a")
    assert sdk.annotation("Row", "stop") == "str | list[str] | None"
