"""Properties that only a union's discriminator names.

A discriminator names a property of every alternative (OpenAPI 3.x, Discriminator
Object). Documents that leave it out of the alternatives still have it on the wire: it
is kept when read, and can be sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.ir import (
    Constant,
    Declaration,
    Discriminator,
    Object,
    Property,
    Type,
    UnionOf,
)
from generator.ir.dependencies import is_named
from generator.pointers import step


class DiscriminatorProperties:
    """Collect the values by which discriminators lead to objects."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, dict[str, None]]] = {}

    def add(self, discriminator: Discriminator) -> None:
        """Keep the values that lead to components; no other schema can be meant."""
        for value, pointer in discriminator.mapping:
            if is_named(pointer):
                values = self._values.setdefault(pointer, {})
                values.setdefault(discriminator.property_name, {})[value] = None

    def complete(
        self, declarations: Mapping[str, Declaration]
    ) -> Iterator[tuple[str, Object]]:
        """Yield the objects that lack such a property, with it."""
        for pointer, values_by_name in self._values.items():
            declaration = declarations.get(pointer)
            if not isinstance(declaration, Object):
                continue
            names = {property_.name for property_ in declaration.properties}
            added = tuple(
                Property(
                    step(pointer, "properties", name), name, _any_of(values), False
                )
                for name, values in values_by_name.items()
                if name not in names
            )
            if added:
                properties = (*added, *declaration.properties)
                yield pointer, replace(declaration, properties=properties)


def _any_of(values: Mapping[str, None]) -> Type:
    constants = tuple(map(Constant, values))
    return constants[0] if len(constants) == 1 else UnionOf(constants)
