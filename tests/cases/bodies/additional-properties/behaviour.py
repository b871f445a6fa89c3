"""The argument exists where the document writes a schema, or true, beside declared properties."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("set-labels", kind="a", additional_properties={"x": 1, "y": 2})
    assert sdk.sent.json == {"kind": "a", "x": 1, "y": 2}
    found = sdk.argument("set-labels", "additional_properties")
    assert found == "Mapping[str, int] | None"
