"""They are numbers, and are sent as such; a text of digits is read as its number."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"count": "12", "none": None, "ratio": "1.5e3", "list": ["1", 2]})
    response = sdk.response("row", 5, max=7, validation="strict")
    assert sdk.sent.target == "/rows/5?max=7"
    row = response.data
    assert (row.count, row.ratio, row.list) == (12, 1500.0, [1, 2])
    assert not response.issues and isinstance(row.count, int)
    assert row.to_dict() == {"count": 12, "none": None, "ratio": 1500.0, "list": [1, 2]}
    sdk.keeps("Row", {"count": 1, "ratio": 2.5, "either": "x"})
    sdk.call("row", row.count)
    assert sdk.sent.target == "/rows/12"
    sdk.answers({"count": "many"})
    assert sdk.response("row", 1).issues
    assert sdk.models.Row(count=3).to_json() == b'{"count":3}'
    assert sdk.read("Row", {"count": 1, "big": "90071992547409931"}).big == 90071992547409931
    sdk.keeps("Row", {"count": 1, "big": None}, {"count": 1, "price": "5.50"})
