"""The delimiters travel encoded, as OpenAPI's examples have them."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("space", v=["blue", "light black"])
    assert sdk.sent.query == "v=blue%20light%20black"
    sdk.call("space", x=["a b", "c"])  # OpenAPI does not say; as Swagger's examples have it
    assert sdk.sent.query == "x=a%20b&x=c"
    sdk.call("pipe", v={"R": 100, "G": 200}, w=["a", "b|c"])
    assert sdk.sent.query == "v=R%7C100%7CG%7C200&w=a%7Cb%7Cc"
