"""What templates print: an SDK as final pieces of code, nothing left to decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from generator.text import Code

Planned_co = TypeVar("Planned_co", covariant=True)
Imports = tuple[tuple[Code, ...], ...]


class Field(Struct, frozen=True):
    """A field of a model, with the documentation string after it, if any."""

    line: Code
    doc: Code | None


class ModelClass(Struct, frozen=True):
    """A class of a model."""

    header: Code
    doc: Code
    fields: tuple[Field, ...]
    xml: Code | None
    deprecated: Code | None


class Member(Struct, frozen=True):
    """A member of an enumeration, or a named constant."""

    line: Code
    doc: Code | None


class EnumClass(Struct, frozen=True):
    """An open enumeration, or a class of constants (``unlisted`` is None)."""

    header: Code
    doc: Code
    members: tuple[Member, ...]
    unlisted: Code | None
    deprecated: Code | None


class TypeAlias(Struct, frozen=True):
    """A named type that is no class.

    Attributes:
        line: its definition.
        lazy: its definition at run time where it mentions itself; ``line`` is for
            type checkers then.
    """

    line: Code
    lazy: Code | None
    doc: Code | None


class ModelsModule(Struct, frozen=True):
    """A module under ``models/``."""

    name: str
    doc: Code
    pragma: Code | None
    imports: Imports
    enums: tuple[EnumClass, ...]
    models: tuple[ModelClass, ...]
    aliases: tuple[TypeAlias, ...]
    checking: Code | None


class Argument(Struct, frozen=True):
    """An argument of a method."""

    name: Code
    annotation: Code
    default: Code | None


class Method(Struct, frozen=True):
    """A method of a resource, or of a view.

    Attributes:
        overload: the decorator of ``overloads``, None where there are none.
    """

    header: Code
    doc: Code
    body: Code
    overload: Code | None
    overloads: tuple[Code, ...]
    deprecated: Code | None


class ViewClass(Struct, frozen=True):
    """A view of a resource, such as the one that returns whole responses.

    Attributes:
        signature: of the property that the resource has it as, ``body`` what it does.
        methods: assignments, one a method.
        written: the methods that are written out.
    """

    signature: Code
    body: Code
    header: Code
    doc: Code
    methods: tuple[Code, ...]
    written: tuple[Method, ...]


class ResourceClass(Struct, frozen=True):
    """A resource in one of its two flavours."""

    header: Code
    doc: Code
    methods: tuple[Method, ...]
    views: tuple[ViewClass, ...]
    property: Code


class ResourceModule(Struct, frozen=True):
    """A module under ``resources/``."""

    name: str
    doc: Code
    pragma: Code | None
    imports: Imports
    operations: tuple[Code, ...]
    classes: tuple[ResourceClass, ...]


class ClientAttribute(Struct, frozen=True):
    """A resource as an attribute of a client: a property that imports it."""

    header: Code
    doc: Code
    import_line: Code
    body: Code


class Waiting(Struct, frozen=True):
    """What the module of the clients needs for their method ``wait``.

    Attributes:
        checked: the imports that type checkers see.
        variable: the definition of the type variable for what is waited for.
    """

    checked: tuple[Code, ...]
    variable: Code


class ClientClass(Struct, frozen=True):
    """One of the two clients.

    Attributes:
        signature: the first lines of the constructor, ``body`` what it does.
        wait: the method that waits for long-running operations, if there are any.
    """

    header: Code
    doc: Code
    signature: Code
    body: Code
    attributes: tuple[ClientAttribute, ...]
    wait: Method | None


class ClientModule(Struct, frozen=True):
    """The module of the clients.

    Attributes:
        waitable: the type variable for what ``wait`` waits for.
    """

    doc: Code
    imports: Imports
    cached: Code | None
    checking: Code | None
    checked: tuple[Code, ...]
    waitable: Code | None
    api: Code
    classes: tuple[ClientClass, ...]


class PollersModule(Struct, frozen=True):
    """The module that says how long-running operations are followed."""

    doc: Code
    pragma: Code | None
    imports: Imports
    definitions: tuple[Code, ...]
    table: Code


class Parser(Struct, frozen=True):
    """A function that reads a webhook or a callback."""

    header: Code
    doc: Code
    body: Code


class WebhooksModule(Struct, frozen=True):
    """The module of the functions that read webhooks and callbacks."""

    doc: Code
    pragma: Code | None
    imports: Imports
    parsers: tuple[Parser, ...]


class ExamplesModule(Struct, frozen=True):
    """The module with the document's examples, for tests."""

    doc: Code
    replies: Code
    models: Code
    texts: Code


class DistRow(Struct, frozen=True):
    """An operation in the README of a package."""

    resource: Code
    function: Code
    summary: Code


class Dist(Struct, frozen=True):
    """The files beside a package, in TOML and Markdown; ``plain_`` is unquoted."""

    name: Code
    version: Code
    description: Code
    package: Code
    title: Code
    about: Code
    plain_name: Code
    plain_package: Code
    arguments: Code
    rows: tuple[DistRow, ...]


class PackageModule(Struct, frozen=True):
    """The module of the package itself.

    Attributes:
        own_name: ``__name__``, by which a module names itself.
        checked: the imports that type checkers see.
        exports: the names that load at their first use, by module.
    """

    doc: Code
    version: Code
    own_name: Code
    checked: tuple[Code, ...]
    exports: Code
    all: Code
    preload_doc: Code


class ModelsPackage(Struct, frozen=True):
    """The module of the package ``models``; as in `PackageModule`."""

    doc: Code
    pragma: Code | None
    checked: tuple[Code, ...]
    all: Code
    exports: Code


class OperationsModule(Struct, frozen=True):
    """The module with the index of all operations."""

    doc: Code
    index: Code


class Later(Struct, Generic[Planned_co], frozen=True):
    """A module whose lines are decided when it is emitted, alone.

    Each is independent of all others: they never have to be in memory together, nor
    planned in one process.

    Attributes:
        name: of the module.
        size: about how much is in it, in models.
        plan: decides its lines.
    """

    name: str
    size: int
    plan: Callable[[], Planned_co]


class Package(Struct, frozen=True):
    """A whole SDK."""

    name: str
    package: Later[PackageModule]
    client: Later[ClientModule]
    operations: Later[OperationsModule]
    pollers: Later[PollersModule] | None
    webhooks: Later[WebhooksModule] | None
    models_package: Later[ModelsPackage]
    models: tuple[Later[ModelsModule], ...]
    resources: tuple[Later[ResourceModule], ...]
    examples: Later[ExamplesModule]
    dist: Later[Dist]
