"""The URL of the next page is followed as it is, skip token and all."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk

ROWS = [{"id": number} for number in range(7)]


def asked(sent: Sent, name: str, default: str) -> str:
    return parse_qs(sent.query).get(name, [default])[0]


def page(sent: Sent) -> Any:
    """Three rows from the skip token on, under the names of the operation."""
    path = sent.target.partition("?")[0].rpartition("/")[2]
    start = int(asked(sent, "$skiptoken", "0"))
    link = f"https://api.test/things/{path}?$skiptoken={start + 3}"
    items, next_link = {
        "azure": ("widgets", "nextLink"),
        "value": ("value", "nextLink"),
        "odata": ("value", "@odata.nextLink"),
    }[path]
    body: dict[str, Any] = {items: ROWS[start : start + 3]}
    return body | ({next_link: link} if start + 3 < len(ROWS) else {})


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    for operation in ("azure", "value", "odata"):
        assert [row.id for row in sdk.items(operation)] == list(range(7))
    views = sdk.client().things.iterate
    assert not hasattr(views, "single")
