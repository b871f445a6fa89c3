"""Plans for types: how each is read from JSON, written to it and checked."""

from .base import Shape, Unsendable
from .registry import read_hook, shape_of

__all__ = ["Shape", "Unsendable", "read_hook", "shape_of"]
