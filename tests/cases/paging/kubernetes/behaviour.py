"""The token of a list's metadata goes on; an empty one ends it."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk

ROWS = [{"id": number} for number in range(7)]


def asked(sent: Sent, name: str, default: str) -> str:
    return parse_qs(sent.query).get(name, [default])[0]


def page(sent: Sent) -> Any:
    start = int(asked(sent, "continue", "0"))
    left = len(ROWS) - start - 3
    metadata: dict[str, Any] = {"continue": str(start + 3) if left > 0 else ""}
    if left > 0:
        metadata["remainingItemCount"] = left
    return {"items": ROWS[start : start + 3], "metadata": metadata}


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    assert [row.id for row in sdk.items("pods", limit=3)] == list(range(7))
    assert [sent.query for sent in sdk.requests] == [
        "limit=3",
        "limit=3&continue=3",
        "limit=3&continue=6",
    ]
