"""They are their scalar types, with named constants."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"ratio": 0.5, "flag": True, "mixed": "a", "nothing": None})
    sdk.keeps("Row", {"ratio": 9.5, "flag": True, "mixed": 1, "nothing": "a"})
    assert sdk.annotation("Row", "ratio") == "float"
    assert sdk.annotation("Row", "mixed") == "str | int | bool"
    assert sdk.annotation("Row", "both") == "bool | None | UnsetType"
    assert sdk.models.Both is bool
    assert 0.5 in vars(sdk.models.Ratio).values()
    mixed = [vars(sdk.models.Mixed)[name] for name in sdk.models.Mixed.__annotations__]
    assert [type(value) for value in mixed] == [str, int, bool]
