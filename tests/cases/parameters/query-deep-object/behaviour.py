"""OpenAPI stops at one level; nested values go on as the `qs` convention has it."""

from datetime import date

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    models = sdk.models
    sdk.call("search", filter=models.Filter(state="open", tags=["a", "b"]))
    expected = "filter%5Bstate%5D=open&filter%5Btags%5D%5B0%5D=a&filter%5Btags%5D%5B1%5D=b"
    assert sdk.sent.query == expected
    created = models.FilterCreated(gte=date(2026, 3, 1))
    sdk.call("search", filter=models.Filter(created=created))
    assert sdk.sent.query == "filter%5Bcreated%5D%5Bgte%5D=2026-03-01"
