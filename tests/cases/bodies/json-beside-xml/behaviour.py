"""JSON decides what the arguments are; other spellings are chosen by `content_type`."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("addPet", name="Rex", age=3, content_type="application/json")
    assert sdk.sent.json == {"name": "Rex", "age": 3}
    sdk.call("addPet", name="Rex", age=3, content_type="application/x-www-form-urlencoded")
    assert sdk.sent.body == b"name=Rex&age=3"
    sdk.call("addPet", name="Rex", content_type="application/xml")
    assert b'<pet name="Rex"' in sdk.sent.body
    assert sdk.argument("addList", "body") == "Sequence[str]"
    sdk.call("addList", body=["a"], content_type="application/xml")
    assert b"<name>a</name>" in sdk.sent.body
