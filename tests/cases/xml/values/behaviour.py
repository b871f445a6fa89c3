"""Texts become numbers, booleans, dates and members where the document says so."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from tests.support.sdk import Sdk

TEXT = (
    "<all><text>a &lt;&amp;&gt;&#13; </text><number>1.5</number><yes>true</yes>"
    "<at>2026-01-02T03:04:05Z</at><day>2026-01-02</day><seconds>1767323045</seconds>"
    "<price>1.10</price><raw>AQI=</raw><state>on</state><level>2</level>"
    "<either>7</either><labels><a>1</a><b>2</b></labels><any><x>1</x></any></all>"
)


def check(sdk: Sdk) -> None:
    at = datetime(2026, 1, 2, 5, 4, 5, tzinfo=timezone(timedelta(hours=2)))
    values = {"text": "a <&>\r ", "number": 1.5, "yes": True, "at": at}
    values |= {"day": date(2026, 1, 2), "seconds": at, "price": Decimal("1.10")}
    values |= {"raw": b"\1\2", "state": "on", "level": 2, "either": 7}
    values |= {"labels": {"a": 1, "b": 2}, "any": {"x": "1"}}
    read = _read(sdk, TEXT, **values)
    assert sdk.sent.body.decode().partition("?>")[2] == TEXT
    assert read.text == values["text"] and read.at == read.seconds == at.astimezone(UTC)
    assert str(read.price) == "1.10" and read.state is sdk.models.AllState.ON
    for name in ("number", "yes", "day", "raw", "level", "either", "labels", "any"):
        assert getattr(read, name) == values[name]
    _check_oddities(sdk)


def _check_oddities(sdk: Sdk) -> None:
    """A value of another type stays text and is an issue; one that XML cannot have fails."""
    assert _read(sdk, "<all><text/><yes> 1 </yes><either>x</either></all>").yes is True
    sdk.answers(b"<all><number>much</number><new/></all>", content_type="text/xml")
    found = sdk.response("put", text="")
    assert found.data.number == "much"
    assert [issue.path for issue in found.issues] == ["$", "$.number"] or [
        issue.path for issue in found.issues
    ] == ["$.number", "$"]
    with pytest.raises(sdk.errors.DecodeError):
        sdk.call("put", text="", validation="strict")
    for bad in ({"text": "\0"}, {"text": "", "labels": {"a b": 1}}):
        with pytest.raises(sdk.errors.RequestValidationError):
            sdk.call("put", **bad)


def _read(sdk: Sdk, answer: str, /, **arguments: Any) -> Any:
    sdk.answers(answer.encode(), content_type="text/xml")
    return sdk.call("put", **{"text": "", **arguments})
