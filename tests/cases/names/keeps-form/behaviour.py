"""A text that is a name already stays as it is, underscores included."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("post-x", age__gt=3, any_=["a"], is_null_=True, any="b")
    assert sdk.sent.query == "age__gt=3"
    assert sdk.sent.json == {"any_": ["a"], "is_null_": True, "any": "b"}
    sdk.keeps("Filter", {"any_": ["a"], "is_null_": False, "any": "b"})
