"""The link is followed whatever the parameters of pages are called; null ends it."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk

ROWS = [{"id": number} for number in range(7)]


def asked(sent: Sent, name: str, default: str) -> str:
    return parse_qs(sent.query).get(name, [default])[0]


def page(sent: Sent) -> Any:
    path = sent.target.partition("?")[0]
    start = int(asked(sent, "page[after]", "0"))
    link: Any = f"{path}?page[after]={start + 3}"
    if path == "/object" and start:
        link = {"href": link}
    told = {"next": link if start + 3 < len(ROWS) else None}
    return {"data": ROWS[start : start + 3], "included": [], "links": told}


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    for operation in ("text", "object"):
        assert [row.id for row in sdk.items(operation)] == list(range(7))
