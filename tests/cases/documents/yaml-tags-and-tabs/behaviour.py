"""They are read as YAML 1.2 says; a version is the text that was written."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.package.__version__ == "1.10"
    sdk.keeps("Row", {"name": "n", "size": 3})
