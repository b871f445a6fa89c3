"""Responses of operations of several resources."""

from __future__ import annotations

from .._runtime.response_content import ResponseContent
from ..models._shared import Error

ERROR = ResponseContent("application/json", Error)
TEXT = ResponseContent("text/plain", str)
