"""No word twice in a row, no article or preposition at an end, no parameter as a noun."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    calls = {key: row.function for key, row in sdk.package.operations.items()}
    assert calls == {
        "getEvents": "list",
        "getEvent": "get",
        "put_pets_id_copies_id": "replace",
        "Upload a file": "create",
        "GET /cities/list": "list",
        "GET /photos/of/{user}": "get",
    }
