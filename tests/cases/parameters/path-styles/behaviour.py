"""The table of style examples of the Parameter Object, for paths."""

from tests.support.sdk import Sdk

COLORS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}
EXPECTED = {
    "simple": ("blue", "blue,black,brown", "R,100,G,200,B,150"),
    "simple-exploded": ("blue", "blue,black,brown", "R=100,G=200,B=150"),
    "label": (".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    "label-exploded": (".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    "matrix": (";v=blue", ";v=blue,black,brown", ";v=R,100,G,200,B,150"),
    "matrix-exploded": (";v=blue", ";v=blue;v=black;v=brown", ";R=100;G=200;B=150"),
}


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for operation, texts in EXPECTED.items():
        for value, text in zip(("blue", COLORS, RGB), texts, strict=True):
            sdk.call(operation, value)
            assert sdk.sent.target == f"/{operation}/{text}"
