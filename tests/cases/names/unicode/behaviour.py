"""Letters stay letters; what is none is spelled or hashed."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"größe": 1, "名前": 2, "💥": 3, "💥💥": 4})
    row = sdk.read("Row", {"größe": 1, "名前": 2})
    assert (row.größe, row.名前) == (1, 2)
    assert "fix_keys" in [info.function for info in sdk.package.operations.values()]
