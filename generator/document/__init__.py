"""Documents as values: loading, positions, references, overlays, fragments."""

from generator.document.budgets import Budgets
from generator.document.document import Document
from generator.document.kinds import Kind
from generator.document.loading import Parsed, load, parse
from generator.document.tree import Json

__all__ = ["Budgets", "Document", "Json", "Kind", "Parsed", "load", "parse"]
