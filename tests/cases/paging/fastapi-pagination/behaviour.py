"""Each of its three shapes is walked to its end."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk

ROWS = [{"id": number} for number in range(7)]


def asked(sent: Sent, name: str, default: str) -> str:
    return parse_qs(sent.query).get(name, [default])[0]


def page(sent: Sent) -> Any:
    path = sent.target.partition("?")[0]
    if path == "/numbered":
        number = int(asked(sent, "page", "1"))
        start = 3 * (number - 1)
        told: dict[str, Any] = {"page": number, "size": 3, "pages": 3}
    else:
        start = int(asked(sent, "offset", asked(sent, "cursor", "0")))
        following = str(start + 3) if start + 3 < len(ROWS) else None
        told = {"limit": 3, "offset": start}
        if path == "/cursor":
            told = {"current_page": str(start), "next_page": following}
    return {"items": ROWS[start : start + 3], "total": len(ROWS), **told}


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    for operation in ("numbered", "offset", "cursor"):
        assert [row.id for row in sdk.items(operation)] == list(range(7))
