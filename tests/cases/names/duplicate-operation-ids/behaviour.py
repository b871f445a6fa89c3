"""All of them get longer names: none is more right than another."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    operations = sdk.package.operations
    assert len(operations) == 3
    functions = {info.function for info in operations.values()}
    assert len(functions) == 3
