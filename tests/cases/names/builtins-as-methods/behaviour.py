"""The methods have the names, the annotations beside them mean the builtins."""

from collections.abc import Sequence
from typing import get_type_hints

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    functions = {key: info.function for key, info in sdk.package.operations.items()}
    assert functions.pop("mro") == "mro_"  # type checkers take `mro` for that of classes
    assert all(key == function for key, function in functions.items())
    hints = get_type_hints(sdk.method("list"))
    assert hints["return"] in (list[str], "list[str]")
    assert get_type_hints(sdk.method("set"))["return"] == dict[str, list[float]]
    assert get_type_hints(sdk.method("type"))["list"] == Sequence[bool] | None
    sdk.answers(["a"])
    assert sdk.call("list") == ["a"]
    assert sdk.response("list").data == ["a"]
    sdk.answers({"a": [1.5]})
    assert sdk.call("set", body=[1]) == {"a": [1.5]}
    sdk.answers({"list": ["b"]})
    assert sdk.call("str", str="c").list == ["b"]
