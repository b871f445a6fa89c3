"""Types of the operations in `resources/ai_api_key.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import field

from .._runtime.constraints import Constraints
from .._runtime.model import Model


class ErrorResponse(Model):
    """The body of errors of `client.ai_api_key.list()`."""

    type: str
    title: str
    status: Annotated[int, Constraints(minimum=100, maximum=599)]
    detail: str
    instance: str | None = None
    errors: list[ErrorResponseError] | None = None


class ErrorResponseError(Model):
    """Used in `ErrorResponse.errors`."""

    path: str | None = None
    detail: str | None = None
    pointer: str | None = None
    location: str | None = None


class ListAiApiKeysResponse(Model):
    """Returned by `client.ai_api_key.list()`."""

    ai_api_keys: list[ListAiApiKeysResponseEntry] = field(name="ai-api-keys")


class ListAiApiKeysResponseEntry(Model):
    """AI API key list entry"""

    updated_at: datetime = field(name="updated-at")
    """Last update timestamp. Read-only."""
    name: str
    """Human-readable name for the AI API key"""
    scope: str
    """Key scope: 'public' for all deployments, or a specific deployment UUID"""
    id: UUID
    """AI API key ID. Read-only."""
    org_uuid: UUID = field(name="org-uuid")
    """Organization UUID that owns this key. Read-only."""
    created_at: datetime = field(name="created-at")
    """Creation timestamp. Read-only."""
