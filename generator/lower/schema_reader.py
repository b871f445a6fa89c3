"""Schemas as they are read: layers merged, each schema once, nothing declared."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.lower.composition import Layer, compose
from generator.lower.context import Context
from generator.lower.discriminator_mapping import final_target
from generator.lower.merged_schema import Choice, MergedSchema, merge


class SchemaReader:
    """Read the schemas of a document by pointer.

    Attributes:
        context: the document, which also takes the diagnostics.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._layers: dict[str, tuple[Layer, ...]] = {}
        self._merged: dict[str, MergedSchema] = {}
        self._circular: dict[tuple[str, str], bool] = {}

    def layers(self, pointer: str) -> tuple[Layer, ...]:
        """Return the layers of the schema at a pointer, base first."""
        layers = self._layers.get(pointer)
        if layers is None:
            layers = self._layers[pointer] = compose(self.context, pointer)
        return layers

    def merged(self, pointer: str) -> MergedSchema:
        """Return all that the layers of the schema at a pointer say together."""
        merged = self._merged.get(pointer)
        if merged is None:
            merged = self._merged[pointer] = self.merge_layers(self.layers(pointer))
        return merged

    def merge_layers(self, layers: tuple[Layer, ...]) -> MergedSchema:
        """Return all that some layers of one value say together.

        A child that a base schema lists in ``oneOf`` and that takes the base in by
        ``allOf`` is one of the alternatives, and does not offer them again.
        """
        merged = merge(self.context, layers)
        taken_in = [c for c in merged.choices if c.layer.pointer != layers[-1].pointer]
        circular = [choice for choice in taken_in if self._is_circular(choice)]
        if not circular:
            return merged
        choices = tuple(c for c in merged.choices if c not in circular)
        return replace(merged, choices=choices)

    def takes_in(self, branch: str, pointer: str) -> bool:
        """Return whether an alternative takes in the schema that offers it.

        An alternative that itself is a choice takes in what one of its own does.
        """
        waiting = [branch]
        for here in waiting:
            layers = self.layers(here)
            if pointer in [layer.pointer for layer in layers] and any(
                "allOf" in layer.node for layer in layers if layer.pointer != pointer
            ):
                return True
            branches = (b for layer in layers for b in self._branches(layer))
            waiting += [found for found in branches if found not in waiting]
        return False

    def is_alternative(self, pointer: str, base: str) -> bool:
        """Return whether a schema is an alternative of another one, at any level."""
        waiting = [base]
        for here in waiting:
            for layer in self.layers(here):
                for branch in self._branches(layer):
                    target = final_target(self.context, branch)
                    if target == pointer:
                        return True
                    if target not in waiting:
                        waiting.append(target)
        return False

    def _is_circular(self, choice: Choice) -> bool:
        key = (choice.layer.pointer, choice.keyword)
        if key not in self._circular:
            self._circular[key] = any(
                self.takes_in(branch, choice.layer.pointer)
                for branch in choice.branches
            )
        return self._circular[key]

    def _branches(self, layer: Layer) -> Iterator[str]:
        for keyword in ("oneOf", "anyOf"):
            yield from self.context.items(layer.pointer, layer.node, keyword)
