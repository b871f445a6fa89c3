"""The calls are those that the other generators' SDKs have; reserved names give way."""

from tests.support.sdk import Sdk

_CALLS = {
    "getA": ("chat.big_cats", "list_all"),
    "makeA": ("", "wake_up"),
    "getB": ("chat.dogs", "fetch"),
    "makeB": ("t", "create"),
    "PUT /c/{id}": ("wait_.stream_", "put"),
}


def check(sdk: Sdk) -> None:
    info = sdk.package.operations
    assert {key: (row.resource, row.function) for key, row in info.items()} == _CALLS
    sdk.answers({"n": "Tom"})
    cat = sdk.call("PUT /c/{id}", cat_id="7")
    assert cat == sdk.models.BigCat(full_name="Tom")
    sdk.answers(status=204)
    sdk.call("getA")
    sdk.call("makeA")
