"""What a run leaves for the next one, in the user's cache folder."""

from __future__ import annotations

from .results import Results

__all__ = ["Results"]
