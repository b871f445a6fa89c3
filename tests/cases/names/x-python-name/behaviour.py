"""Only identifiers pass; anything else is as if it were not there."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"nm": "a"})
    info = sdk.package.operations["AddKeyPairV2"]
    assert (info.resource, info.function) == ("pairs", "add")
    found = sdk.call("AddKeyPairV2", name="b", bad="c", weird="w")
    assert found == sdk.models.KeyPair(name="a")
    assert sdk.sent.json == {"nm": "b", "bad": "c"}
