"""Documents as values: loading, positions, references, overlays, fragments."""

from generator.document.document import Document
from generator.document.json_value import Json
from generator.document.loading import load
from generator.document.openapi_grammar import Kind

__all__ = ["Document", "Json", "Kind", "load"]
