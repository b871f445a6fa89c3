"""A value is of the class that its tag names, wherever its declared type stands."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    leaves = [{"t": "leaf", "m": 1, "n": 2}, {"t": "Leaf", "n": 2}]
    leaves += [{"t": "Tip", "m": 1, "n": 2, "p": 3}]
    mids = [*leaves, {"t": "Mid", "m": 1}]
    bases = [*mids, {"t": "other", "o": 4}, {"t": "Other", "o": 4}]
    holder = {"bases": bases, "mids": mids, "leaves": leaves, "tip": leaves[2]}
    sdk.keeps("Holder", holder)
    found = sdk.read("Holder", holder)
    names = ["Leaf", "Leaf", "Tip", "Mid"]
    assert _names(found.mids) == names
    assert _names(found.bases) == [*names, "Other", "Other"]
    assert _names(found.leaves) == names[:3]
    for kind, name in (("m", "Mid"), ("l", "Leaf"), ("Tip", "Tip")):
        assert type(sdk.read("Chosen", {"t": kind, "n": 1})).__name__ == name


def _names(rows: list[object]) -> list[str]:
    return [type(row).__name__ for row in rows]
