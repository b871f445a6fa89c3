"""A file or a fragment of one is a name as good as a component's."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers({"id": 1, "owner": {"name": "a", "key": {"id": 2}}, "parts": [{"n": 1}]})
    key = sdk.call("get-key", 1)
    assert key.owner == models.Owner(name="a", key=models.Key(id=2))
    assert key.parts == [models.Part(n=1)]
