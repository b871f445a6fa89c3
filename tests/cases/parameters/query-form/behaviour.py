"""The table of style examples of the Parameter Object, for queries."""

from tests.support.sdk import Sdk

VALUES = ("", "blue", ["blue", "black", "brown"], {"R": 100, "G": 200}, ["a,b", "c&d"])
EXPECTED = {
    "exploded": ("v=", "v=blue", "v=blue&v=black&v=brown", "R=100&G=200"),
    "joined": ("v=", "v=blue", "v=blue,black,brown", "v=R,100,G,200"),
}


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for operation, texts in EXPECTED.items():
        for value, text in zip(VALUES, texts):
            sdk.call(operation, v=value)
            assert sdk.sent.target == f"/{operation}?{text}"
    sdk.call("joined", v=["a,b", "c&d"])
    assert sdk.sent.query == "v=a%2Cb,c%26d"
    sdk.call("exploded")
    assert sdk.sent.target == "/exploded"
