"""Through the view `with_response`; names as documented, found in any case."""

from datetime import UTC, datetime

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    found = {"x_total": "3", "X_At": "2026-01-02T03:04:05Z", "X_Ids": "1, 2", "X_Left": "9"}
    sdk.answers("a", X_Json='{"a": 1}', **found)
    response = sdk.response("get-x")
    headers = response.typed_headers
    assert headers["X-Total"] == 3
    assert headers["X-At"] == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert headers["X-Ids"] == [1, 2]
    assert headers["X-Left"] == 9
    assert headers["X-Json"].a == 1
    assert response.headers["X-TOTAL"] == "3"
