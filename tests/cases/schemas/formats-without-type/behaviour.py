"""A format says which type it is written for."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    notes = {name: sdk.annotation("Row", name) for name in ("count", "total", "rate")}
    assert notes == {"count": "TextInt", "total": "int", "rate": "float"}
    sdk.keeps(
        "Row",
        {
            "count": 1,
            "total": 2,
            "rate": 1.5,
            "at": "2026-01-02T03:04:05Z",
            "id": "9d1c8f3e-56f5-4d2c-8f0c-0a6c5b3f3c11",
        },
    )
