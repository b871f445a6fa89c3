"""The rest is generated as if they were not there, or as the other version says."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    data = {"own": "a", "least": -3, "step": 2, "tags": ["a"], "most": ["a"] * 6}
    sdk.keeps("Row", {**data, "either": None, "twice": "b"})
    with pytest.raises(TypeError, match="own"):
        sdk.models.Row(least=1)
    sdk.options["base_url"] = ...
    sdk.answers(data)
    assert sdk.call("row", 2, validation="strict").own == "a"
    assert sdk.sent.url == "https://2.10.test:8443/rows/2"
    with pytest.raises(sdk.errors.RequestValidationError, match="id"):
        sdk.call("row", 1, validation="strict")
    sdk.answers(status=204)
    assert sdk.call("delete-row", id=2) is None
