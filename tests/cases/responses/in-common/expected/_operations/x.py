"""The operations of `client.x`, as they are called."""

from __future__ import annotations

from .._runtime.operation import Operation, ResponseSpec
from .._runtime.response_content import responses
from .._runtime.responses.typed_headers import TypedHeaders
from ..models._shared import Error
from ._responses import ERROR, TEXT

RETRY_AFTER = TypedHeaders({"Retry-After": int})
GET: Operation[bytes] = Operation(
    method="GET",
    path="/x",
    resource="x",
    function="get",
    operation_id="get-x",
    responses=(
        *responses("200", ("image/png", "image/jpeg"), bytes),
        ResponseSpec("401", "application/json", Error, RETRY_AFTER),
        ResponseSpec("401", "text/plain", str, RETRY_AFTER),
        *ERROR.at("404", "default"),
        *TEXT.at("404", "default"),
    ),
)
