"""Properties that only a union's discriminator speaks of.

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


class Tags:
    """What discriminators say of the objects that they lead to."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, dict[str, None]]] = {}

    def note(self, discriminator: Discriminator) -> None:
        """Remember which values lead to which schema; only named ones can be meant."""
        for value, pointer in discriminator.mapping:
            if is_named(pointer):
                rows = self._values.setdefault(pointer, {})
                rows.setdefault(discriminator.property_name, {})[value] = None

    def declared(
        self, declarations: Mapping[str, Declaration]
    ) -> Iterator[tuple[str, Object]]:
        """The objects that lack such a property, with it."""
        for pointer, tags in self._values.items():
            found = declarations.get(pointer)
            if not isinstance(found, Object):
                continue
            known = {row.name for row in found.properties}
            added = tuple(
                Property(
                    step(pointer, "properties", name), name, _any_of(values), False
                )
                for name, values in tags.items()
                if name not in known
            )
            if added:
                yield pointer, replace(found, properties=(*added, *found.properties))


def _any_of(values: Mapping[str, None]) -> Type:
    constants = tuple(map(Constant, values))
    return constants[0] if len(constants) == 1 else UnionOf(constants)
