"""Modules under ``models/``."""

from __future__ import annotations

from msgspec import Struct

from generator.plan.template_models.heads import ModuleHead
from generator.text import Code


class ModelClass(Struct, frozen=True):
    """A class of a model, an open enumeration, or a class of named constants.

    Attributes:
        decorator: says that the type is deprecated, before a line break, or nothing.
        name: of the class.
        bases: in parentheses, or nothing.
        doc: its docstring.
        body: the fields or members, each after a line break.
    """

    decorator: Code
    name: Code
    bases: Code
    doc: Code
    body: Code


class TypeAlias(Struct, frozen=True):
    """A named type that is no class.

    Attributes:
        assignment: ``Name: TypeAlias = type``, whole: a name as long as a line moves
            what follows it to lines of their own.
        lazy: the assignment at run time where the type mentions itself; ``assignment``
            is for type checkers then.
        doc: a docstring after a line break, or nothing.
    """

    assignment: Code
    lazy: Code | None
    doc: Code


class DictClass(Struct, frozen=True, kw_only=True):
    """The type of a dict in place of a model.

    Attributes:
        bases: in parentheses.
        body: the keys, each after a line break.
    """

    name: Code
    bases: Code
    doc: Code
    body: Code


class DictsModule(ModuleHead, frozen=True, kw_only=True):
    """A module under ``_dicts/``.

    Attributes:
        assignments: of literals, and of dicts with keys that are no names; the first
            after a line break, as of ``aliases``.
        aliases: assignments of unions, each after those that it mentions.
    """

    assignments: tuple[Code, ...]
    classes: tuple[DictClass, ...]
    aliases: tuple[Code, ...]


class ModelsModule(ModuleHead, frozen=True, kw_only=True):
    """A module under ``models/``.

    Attributes:
        classes: enumerations first, as they may be defaults of fields.
        gap: a line break where classes come before aliases.
        aliases: each after those that it mentions.
        checking: ``TYPE_CHECKING``, where an alias needs it.
    """

    classes: tuple[ModelClass, ...]
    gap: Code
    aliases: tuple[TypeAlias, ...]
    checking: Code | None
