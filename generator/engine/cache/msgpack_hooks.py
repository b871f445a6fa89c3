"""What entries contain that msgspec has no types for."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def decoded(kind: type, value: Any) -> Any:
    """Make a path of its text again, and leave a document's own values as they are."""
    if kind is Path:
        return Path(value)
    if kind is object:
        return value
    raise NotImplementedError(kind)
