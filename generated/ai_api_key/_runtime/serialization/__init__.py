"""Plans for types: how each is read from JSON, written to it and checked."""

from .registry import read_hook, shape_of
from .type_adapter import Shape, Unsendable

__all__ = ["Shape", "Unsendable", "read_hook", "shape_of"]
