"""Texts of a document pass through the identifier function only."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for name in "ABCD":
        kind = getattr(sdk.models, name)
        assert (kind.LOW, kind.HIGH) == (1, 2)
    [member] = sdk.models.E
    assert member.name == "Y_IMPORT_OS"
