"""The type holds: what is read and sent is of it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"level": "1", "size": 1, "on": True, "rate": 1.5, "only": 2})
    sdk.keeps("Row", {"level": "true", "none": 3})
    found = sdk.read("Row", {"level": "1", "size": 1, "only": 3})
    assert found.level.is_known and found.size.is_known and not found.only.is_known
    told = sdk.read("Row", {"whole": 2, "python": "3.10", "told": "2", "listed": None})
    assert (told.whole, told.python, told.listed) == (2, "3.10", None)
    assert told.whole.is_known and told.python.is_known and told.told.is_known
    assert [row.value for row in sdk.models.RowPython] == ["3.9", "3.10", "3.100"]
    sdk.answers(status=204)
    sdk.call("search")
    assert sdk.sent.query == "api=3.10"
    sdk.options["base_url"] = ...
    sdk.call("search")
    assert sdk.sent.url.startswith("https://2.10.test/")
