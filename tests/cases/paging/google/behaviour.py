"""A page may have fewer items than asked for, or none, before the end (AIP-158)."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk

ROWS = [{"id": number} for number in range(7)]


def asked(sent: Sent, name: str, default: str) -> str:
    return parse_qs(sent.query).get(name, [default])[0]


PAGES = {
    "": (ROWS[:3], "a"),
    "a": ([], "b"),
    "b": (ROWS[3:4], "c"),
    "c": (ROWS[4:], ""),
}


def page(sent: Sent) -> Any:
    rows, following = PAGES[asked(sent, "pageToken", "")]
    return {"books": rows, "nextPageToken": following, "unreachable": ["eu"]}


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    found = [row.id for row in sdk.items("books", page_size=3)]
    assert found == list(range(7))
