"""The method on the wire is the document's."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for operation, info in sdk.package.operations.items():
        sdk.answers(status=200 if info.method == "HEAD" else 204)
        assert sdk.call(operation) is None
        assert sdk.sent.method == operation.removeprefix("do-").upper()
