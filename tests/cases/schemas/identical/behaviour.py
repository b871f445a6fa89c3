"""There is one class for each shape; a component's, if there is one."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    names = [name for name in dir(sdk.models) if name[0].isupper()]
    assert "TagsMatchMode" not in names and "MatchMode" in names
    assert sdk.argument("get_dags", "match_mode") == sdk.argument(
        "patch_dags", "match_mode"
    )
    assert sdk.annotation("One", "direction") == "Order | None"
    assert sdk.annotation("One", "tree") == "Tree | None"
    assert sdk.annotation("One", "owner") == sdk.annotation("Two", "owner")
    assert sdk.annotation("Two", "team") != sdk.annotation("Two", "owner")
    assert sdk.annotation("Two", "mode") == sdk.annotation("Three", "mode")
    assert sdk.annotation("Three", "other") != sdk.annotation("Three", "mode")
