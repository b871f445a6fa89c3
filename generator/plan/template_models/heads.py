"""Beginnings of modules, as ``head.jinja`` and ``checked.jinja`` print them."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code


class ModuleHead(Struct, frozen=True, kw_only=True):
    """A module with imports.

    Attributes:
        doc: its docstring.
        pragma: a comment for type checkers, between line breaks, or nothing.
        imports: what is imported at run time, after two line breaks, or nothing.
    """

    doc: Code
    pragma: Code
    imports: Code


class ResourceHead(ModuleHead, frozen=True, kw_only=True):
    """A module with resources as attributes.

    Attributes:
        cached: ``cached_property``.
        checking: ``TYPE_CHECKING``, and ``checked`` the imports that it guards.
        substitutes: assignments of what stands at run time for some of those, if any.
    """

    cached: Code | None
    checking: Code | None
    checked: Code | None
    substitutes: Code | None = None
