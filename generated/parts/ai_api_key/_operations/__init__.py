"""All operations, for tools."""

from __future__ import annotations

from .._runtime.introspection import OperationIndex

operations = OperationIndex(__name__, {"list-ai-api-keys": ("ai_api_key", "LIST")})
