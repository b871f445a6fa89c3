"""A status that the document does not describe, read as a type of the SDK."""

import pytest

from tests.support.sdk import Sdk

OFFERED = ("ClientOptions", "File", "Issue", "JsonValue", "RequestOptions", "Response", "Timeout")


def check(sdk: Sdk) -> None:
    sdk.answers({"code": 7}, status=418)
    with pytest.raises(sdk.errors.StatusError) as caught:
        sdk.call("listPets")
    fault = caught.value.body_as(sdk.models.Fault)
    assert fault == sdk.models.Fault(code=7)
    with pytest.raises(sdk.errors.DecodeError):
        caught.value.body_as(list[int])
    for name in OFFERED:
        assert name in sdk.package.__all__
        assert getattr(sdk.package, name)
    assert not hasattr(sdk.package, "Stream")
    assert not hasattr(sdk.package, "ByteStream")
    text = sdk.method("listPets").__doc__
    assert "`max_retries`" in text
    assert "`RequestOptions`" in text
