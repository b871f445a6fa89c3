"""Each is what Python calls it; date-times are sent in UTC with `Z`."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    data = {"day": "2026-01-02", "for": "P1DT2H", "raw": "_/8=".replace("_", "/")}
    data |= {"price": "1.10", "unix": 1767312000, "url-raw": "_-8", "secret": "pw"}
    data |= {"id": "11111111-2222-3333-4444-555555555555", "time": "10:11:12Z"}
    sdk.keeps("Row", data, {"at": "2026-01-02T03:04:05Z"}, {"at": "2026-01-02T03:04:05.123456Z"})
    exact = sdk.models.Row(exact=Decimal("0.10000000000000000001"))
    assert sdk.codec.to_json(exact) == b'{"exact":0.10000000000000000001}'
    row = sdk.read("Row", data)
    assert (row.day, row.raw, row.url_raw) == (date(2026, 1, 2), b"\xff\xff", b"\xff\xef")
    assert row.for_.timedelta == timedelta(days=1, hours=2)
    assert "pw" not in repr(row)
    east = datetime(2026, 1, 2, 2, tzinfo=timezone(timedelta(hours=2)))
    assert sdk.written(sdk.models.Row(at=east)) == {"at": "2026-01-02T00:00:00Z"}
