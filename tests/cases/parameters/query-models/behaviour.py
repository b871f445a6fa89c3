"""Names are those of the wire; what OpenAPI leaves undefined, objects in arrays, is JSON."""

from datetime import UTC, date, datetime
from urllib.parse import unquote

from tests.support.sdk import Sdk


def query(sdk: Sdk, **arguments: object) -> str:
    sdk.call("get-x", **arguments)
    return unquote(sdk.sent.query)


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    day, row = date(2026, 1, 2), sdk.models.Range(from_day=date(2026, 1, 2), max=3)
    assert query(sdk, range=row) == "from-day=2026-01-02&max=3"
    assert query(sdk, days=[day, day]) == "days=2026-01-02,2026-01-02"
    assert query(sdk, states=["open", "closed"]) == "states=open&states=closed"
    assert query(sdk, since=datetime(1970, 1, 2, tzinfo=UTC)) == "since=86400"
    assert query(sdk, nested=[row]) == 'nested={"from-day":"2026-01-02","max":3}'
