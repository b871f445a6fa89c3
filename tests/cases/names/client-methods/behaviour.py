"""Operations without a literal in their path are methods of the client."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    calls = {
        key: (info.resource, info.function)
        for key, info in sdk.package.operations.items()
    }
    assert calls == {
        "status": ("", "status"),
        "close": ("", "close_"),
        "list": ("", "list"),
        "users": ("users", "list"),
    }
    sdk.options = {"validation": "strict"}
    sdk.answers({"id": "a"})
    assert sdk.call("close", "a").id == "a"
    response = sdk.response("close", "b")
    assert (response.status, response.data.id) == (200, "a")
    assert sdk.sent.target == "/v1/b"
