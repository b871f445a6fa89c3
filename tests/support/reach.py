"""Getting from a client to the resource that a dotted path names."""

from __future__ import annotations

from operator import attrgetter
from typing import Any


def resource_at(client: Any, dotted: str) -> Any:
    """The resource at ``chat.completions``; the empty path is the client itself."""
    return attrgetter(dotted)(client) if dotted else client
