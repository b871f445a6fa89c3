"""The one service that all rooms for schemas share: from a pointer to a type.

`generator.lower.schemas` provides it; the rooms below know only this much of it, so
that a union may hold an object that holds a union without an import circle.
"""

from __future__ import annotations

from typing import Protocol

from generator.ir import Type
from generator.lower.composition import Layer
from generator.lower.context import Context
from generator.lower.declarations import Declarations
from generator.lower.inheritance import Inheritance
from generator.lower.merged_schema import MergedSchema
from generator.lower.schema_reader import SchemaReader


class TypeResolver(Protocol):
    """Give the types of schemas.

    Attributes:
        reader: reads schemas.
        inheritance: the base schemas and their children.
        declarations: the types that have a name.
    """

    reader: SchemaReader
    inheritance: Inheritance
    declarations: Declarations

    @property
    def context(self) -> Context:
        """The document, which also takes the diagnostics."""
        ...

    def merged(self, pointer: str) -> MergedSchema:
        """Return all that the schema at a pointer says."""
        ...

    def type_of(self, pointer: str) -> Type:
        """Return the type of the schema at a pointer."""
        ...

    def type_of_layers(self, pointer: str, layers: tuple[Layer, ...]) -> Type:
        """Return the type of several layers of one value, named by `pointer`."""
        ...

    def declare_object(self, pointer: str, merged: MergedSchema) -> None:
        """Declare an object; its properties are lowered later."""
        ...
