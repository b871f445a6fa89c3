"""What templates print: an SDK as final pieces of code, nothing left to decide."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code

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


class ResourceAttribute(Struct, frozen=True):
    """A resource as an attribute of a client or resource: a property that imports it."""

    header: Code
    doc: Code
    import_line: Code
    body: Code


class ResourceClass(Struct, frozen=True):
    """A resource in one of its two flavours."""

    header: Code
    doc: Code
    methods: tuple[Method, ...]
    views: tuple[ViewClass, ...]
    property: Code
    attributes: tuple[ResourceAttribute, ...]


class ResourceModule(Struct, frozen=True):
    """A module under ``resources/``.

    Attributes:
        cached: ``cached_property``, for resources in this one.
        checking: ``TYPE_CHECKING``, and ``checked`` the imports that it guards.
    """

    doc: Code
    pragma: Code | None
    imports: Imports
    cached: Code | None
    checking: Code | None
    checked: tuple[Code, ...]
    classes: tuple[ResourceClass, ...]


class ConstantsModule(Struct, frozen=True):
    """A module under ``_operations/``: the constants that describe operations."""

    doc: Code
    pragma: Code | None
    imports: Imports
    constants: tuple[Code, ...]


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
        begin: what the constructor does last, if anything.
        wait: the method that waits for long-running operations, if there are any.
    """

    header: Code
    doc: Code
    signature: Code
    body: Code
    begin: Code | None
    attributes: tuple[ResourceAttribute, ...]
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


class TestingModule(Struct, frozen=True):
    """The package ``testing``, with the mock transport."""

    doc: Code
    transport_doc: Code
    all: Code


class FixturesModule(Struct, frozen=True):
    """The plugin of pytest."""

    doc: Code


class ExamplesModule(Struct, frozen=True):
    """The module with the document's examples, for tests."""

    doc: Code
    replies: Code
    models: Code
    texts: Code


class MethodSummary(Struct, frozen=True):
    """An operation in the README of a package."""

    call: Code
    summary: Code


class ReadmeFile(Struct, frozen=True):
    """README.md beside a package, in Markdown.

    Attributes:
        arguments: the credentials of the client's constructor.
        testing: whether the package has the part `testing`; so for the other three.
    """

    title: Code
    about: Code
    distribution: Code
    package: Code
    arguments: Code
    testing: bool
    aiohttp: bool
    pyreqwest: bool
    otel: bool
    methods: tuple[MethodSummary, ...]


class Extra(Struct, frozen=True):
    """An optional dependency, in TOML."""

    name: Code
    requirement: Code


class Author(Struct, frozen=True):
    """Who a package is by: a name, a mail address, or both."""

    name: Code | None
    email: Code | None


class ProjectUrl(Struct, frozen=True):
    """A link of a package."""

    label: Code
    url: Code


class ProjectFile(Struct, frozen=True):
    """pyproject.toml beside a package, in TOML."""

    name: Code
    version: Code
    description: Code
    package: Code
    requires_python: Code
    license: Code | None
    authors: tuple[Author, ...]
    keywords: tuple[Code, ...]
    urls: tuple[ProjectUrl, ...]
    extras: tuple[Extra, ...]


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


class ReexportModule(Struct, frozen=True):
    """A module that offers names of the run-time support."""

    doc: Code
    imports: Code
    all: Code


class DocumentedPackage(Struct, frozen=True):
    """A package that holds modules and no names of its own."""

    doc: Code


class EmptyFile(Struct, frozen=True):
    """A file whose presence says all, such as ``py.typed``."""
