"""Unknown formats change nothing, and a format of another type neither, but for Kubernetes' own."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for name in ("uri", "email", "ip", "regex", "own"):
        assert sdk.annotation("Row", name) == "str | None"
    assert sdk.annotation("Row", "odd") == "int | None"
    sdk.keeps("Row", {"uri": "not a uri", "odd": 3})
    sdk.keeps("Row", {"port": 80}, {"port": "80%"})
