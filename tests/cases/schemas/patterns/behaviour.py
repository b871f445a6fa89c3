"""They are no finding, and are checked by what they mean, or not at all."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for name, good, bad in (("some", "\nb]", "xbb"), ("none", "x[", "x]")):
        sdk.call("texts", **{name: good}, validation="strict")
        with pytest.raises(sdk.errors.RequestValidationError):
            sdk.call("texts", **{name: bad}, validation="strict")
    sdk.call("texts", twice="bb", upper="Ä", validation="strict")
