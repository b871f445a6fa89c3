"""Types that no operation needs."""

from __future__ import annotations

from datetime import date, datetime
from datetime import time as _time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from msgspec import field

from .._runtime.formats import Base64Url, Duration, JsonDecimal, UnixTime
from .._runtime.model import Model, Secret


class Row(Model):
    """No operation uses the schema `Row`."""

    at: datetime | None = None
    day: date | None = None
    time: _time | None = None
    for_: Duration | None = field(default=None, name="for")
    id: UUID | None = None
    raw: bytes | None = None
    url_raw: Base64Url | None = field(default=None, name="url-raw")
    price: Decimal | None = None
    exact: JsonDecimal | None = None
    unix: UnixTime | None = None
    secret: Annotated[str, Secret()] | None = None
