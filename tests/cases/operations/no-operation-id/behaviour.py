"""Method and path make the name."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    names = {key: info.function for key, info in sdk.package.operations.items()}
    assert names == {"GET /users/{id}/keys": "list_keys", "POST /": "create"}
