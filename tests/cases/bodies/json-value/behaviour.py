"""Models, plain values and null, as JSON."""

from uuid import UUID

from tests.support.sdk import Sdk

ID = "11111111-2222-3333-4444-555555555555"


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    key = sdk.models.Key(id=UUID(ID))
    for operation, value, expected in (
        ("send-array", [key], [{"id": ID}]),
        ("send-union", key, {"id": ID}),
        ("send-union", "a", "a"),
        ("send-map", {"a": 1}, {"a": 1}),
        ("send-text", "a", "a"),
        ("send-any", None, None),
        ("send-any", {"x": [1.5, True]}, {"x": [1.5, True]}),
    ):
        sdk.call(operation, body=value)
        assert sdk.sent.json == expected
    assert sdk.argument("send-array", "body") == "Sequence[Key | KeyDict]"
