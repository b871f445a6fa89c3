"""A configuration says of an operation what no rule would infer."""

from typing import Any
from urllib.parse import parse_qs

from tests.support.listener import Sent
from tests.support.sdk import Sdk


def page(sent: Sent) -> Any:
    start = int(parse_qs(sent.query).get("from", ["0"])[0])
    return {"rows": list(range(7))[start : start + 3]}


def check(sdk: Sdk) -> None:
    sdk.answers_by(page)
    assert sdk.items("things") == list(range(7))
    assert not hasattr(sdk.client().others, "iterate")
