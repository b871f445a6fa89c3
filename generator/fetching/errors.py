"""The error of a document that cannot be fetched."""

from __future__ import annotations


class FetchError(Exception):
    """A URL that is refused, or that did not answer with a document."""
