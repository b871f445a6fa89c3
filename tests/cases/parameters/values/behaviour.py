"""Enum and UUID arguments take the plain value too; naive datetimes are refused."""

from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from tests.support.sdk import Sdk

ID = "11111111-2222-3333-4444-555555555555"


def query(sdk: Sdk, **arguments: object) -> str:
    sdk.call("get-x", **arguments)
    return sdk.sent.query


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    assert query(sdk, flag=True, ratio=0.5) == "flag=true&ratio=0.5"
    cest = datetime(2026, 3, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert query(sdk, at=cest) == "at=2026-03-01T12%3A00%3A00Z"
    assert query(sdk, day=date(2026, 3, 1)) == "day=2026-03-01"
    assert query(sdk, id=ID) == query(sdk, id=UUID(ID)) == f"id={ID}"
    assert query(sdk, state="open") == query(sdk, state=sdk.models.GetXState.OPEN)
    assert query(sdk, raw=b"\xff\xfe") == "raw=%2F%2F4%3D"
    with pytest.raises(sdk.errors.RequestValidationError, match=r": at: a date-time"):
        query(sdk, at=datetime(2026, 3, 1))
