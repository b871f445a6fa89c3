"""The operations of `client.y`, as they are called."""

from __future__ import annotations

from .._runtime.operation import Operation
from .._runtime.response_content import ResponseContent, responses
from .._runtime.responses.typed_headers import TypedHeaders
from .._runtime.xml.xml_format import XmlFormat
from ..models._shared import Error
from ._responses import ERROR, TEXT

JSON_OR_XML = {"application/json": None, "application/xml": XmlFormat()}
ERROR_PROBLEM_JSON = ResponseContent("application/problem+json", Error)
GET: Operation[Error] = Operation(
    method="GET",
    path="/y",
    resource="y",
    function="get",
    operation_id="get-y",
    responses=(
        *responses("200", JSON_OR_XML, Error, TypedHeaders({"Age": int})),
        *responses("201", JSON_OR_XML, Error),
        *ERROR.at("404"),
        *TEXT.at("404"),
        *ERROR_PROBLEM_JSON.at("409", "410"),
    ),
)
