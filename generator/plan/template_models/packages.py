"""Packages and modules that offer names which other modules define."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code


class PackageModule(Struct, frozen=True, kw_only=True):
    """The module of the package itself.

    Attributes:
        checked: the imports that type checkers see.
        exports: the arguments of ``lazy_names``, in parentheses.
        clients: the list of its clients, which a reader looks for first.
        all: the list of what else it offers.
    """

    doc: Code
    version: Code
    checked: Code
    exports: Code
    clients: Code
    all: Code
    preload_doc: Code


class ModelsPackage(Struct, frozen=True, kw_only=True):
    """The module of the package ``models``; as in `PackageModule`.

    Attributes:
        pragma: a comment for type checkers, between line breaks, or nothing.
        checked: the imports that type checkers see, before a blank line, or nothing.
    """

    doc: Code
    pragma: Code
    checked: Code
    all: Code
    exports: Code


class OperationsModule(Struct, frozen=True):
    """The module with the index of all operations; its arguments in parentheses."""

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


class CommandLineModule(Struct, frozen=True):
    """The module of the command line."""

    doc: Code


class MainModule(Struct, frozen=True):
    """The module that Python runs for a package."""

    doc: Code
