"""The table of declared types: one way in, one way to look."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import Alias, Declaration, Discriminator, Object, Reference, Type
from generator.lower.discriminator_properties import DiscriminatorProperties


class Declarations:
    """Hold the types that have a name, by the pointers of their schemas.

    Attributes:
        needs_xml: whether a body in XML was met: classes then need XML metadata.
    """

    def __init__(self) -> None:
        self.needs_xml = False
        self._by_pointer: dict[str, Declaration] = {}
        self._labels: dict[str, str] = {}
        self._components: dict[str, str] = {}
        self._discriminators = DiscriminatorProperties()

    @property
    def labels(self) -> Mapping[str, str]:
        """Words that tell the alternatives of unions apart, by pointer."""
        return self._labels

    @property
    def components(self) -> Mapping[str, str]:
        """Names of components that only refer into another file, by the target."""
        return self._components

    def name_target(self, pointer: str, component: str) -> bool:
        """Give a schema of another file the name of the component that refers to it.

        Returns:
            Whether it has that name: not, where another component refers to it too.
        """
        return self._components.setdefault(pointer, component) == component

    def __contains__(self, pointer: str) -> bool:
        return pointer in self._by_pointer

    def get(self, pointer: str) -> Declaration | None:
        """Return the type that is declared for a schema, or None."""
        return self._by_pointer.get(pointer)

    def add(self, declaration: Declaration) -> Reference:
        """Declare a type in place of an earlier one of its pointer; refer to it."""
        self._by_pointer[declaration.pointer] = declaration
        return Reference(declaration.pointer)

    def add_labels(self, labels: Mapping[str, str]) -> None:
        """Keep what tells alternatives apart, for their names."""
        self._labels.update(labels)

    def add_discriminator(self, discriminator: Discriminator) -> None:
        """Keep the values that lead to objects, which may not declare the property."""
        self._discriminators.add(discriminator)

    def require_xml(self) -> None:
        """Ask for XML metadata of the classes that are lowered from now on."""
        self.needs_xml = True

    def complete(self) -> dict[str, Declaration]:
        """Return all types, with the properties that only discriminators name."""
        return self._by_pointer | dict(self._discriminators.complete(self._by_pointer))

    def unalias(self, type_: Type) -> Type:
        """Return the type that an alias stands for; any other type as it is."""
        if isinstance(type_, Reference):
            declaration = self.get(type_.pointer)
            if isinstance(declaration, Alias) and not declaration.recursive:
                return declaration.type
        return type_

    def object_at(self, pointer: str) -> Object | None:
        """Return the object that is declared for a schema, None for anything else."""
        declaration = self.get(pointer)
        return declaration if isinstance(declaration, Object) else None
