"""Schemas as they are read: layers merged, each schema once, nothing declared."""

from __future__ import annotations

from generator.lower.composition import Layer, compose
from generator.lower.context import Context
from generator.lower.merged_schema import MergedSchema, merge


class SchemaReader:
    """Read the schemas of a document by pointer.

    Attributes:
        context: the document, which also takes the diagnostics.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._layers: dict[str, tuple[Layer, ...]] = {}

    def layers(self, pointer: str) -> tuple[Layer, ...]:
        """Return the layers of the schema at a pointer, base first."""
        layers = self._layers.get(pointer)
        if layers is None:
            layers = self._layers[pointer] = compose(self.context, pointer)
        return layers

    def merged(self, pointer: str) -> MergedSchema:
        """Return all that the layers of the schema at a pointer say together."""
        return merge(self.context, self.layers(pointer))

    def merge_layers(self, layers: tuple[Layer, ...]) -> MergedSchema:
        """Return all that some layers of one value say together."""
        return merge(self.context, layers)
