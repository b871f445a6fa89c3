"""Pages are numbered from 0, by default or as each page says of itself."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk

ROWS = [{"id": number} for number in range(7)]


def asked(sent: Sent, name: str, default: str) -> str:
    return parse_qs(sent.query).get(name, [default])[0]


def page(sent: Sent) -> Any:
    path, number = sent.target.partition("?")[0], int(asked(sent, "page", "0"))
    rows = ROWS[3 * number : 3 * number + 3]
    told = {"number": number, "size": 3, "totalElements": 7, "totalPages": 3}
    if path == "/page":
        return {"content": rows, "sort": [], "last": number == 2, **told}
    if path == "/model":
        return {"content": rows, "page": told}
    links = {"next": {"href": f"https://api.test/hal?page={number + 1}"}}
    return {"_embedded": {"rows": rows}, "_links": links if number < 2 else {}}


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    for operation in ("page", "model", "hal"):
        assert [row.id for row in sdk.items(operation)] == list(range(7))
