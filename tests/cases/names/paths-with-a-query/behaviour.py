"""Types inside are called after the operation, as inside of any other."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"hits": [{"id": "a"}]})
    found = sdk.call("search-beta", order="asc")
    assert found.hits == [sdk.models.SearchBetaHit(id="a")]
    assert sdk.returns("search-beta") == "SearchBetaResponse"
    assert sdk.argument("search-beta", "order") == "SearchBetaOrder | SearchBetaOrderLiteral | str | None"
    assert sdk.sent.query == "beta=true&order=asc"
