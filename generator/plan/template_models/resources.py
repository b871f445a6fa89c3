"""Modules of resources, and those of the constants that describe operations."""

from __future__ import annotations

from msgspec import Struct

from generator.plan.template_models.heads import ModuleHead, ResourceHead
from generator.plan.template_models.methods import Method
from generator.text import Code


class ViewClass(Struct, frozen=True, kw_only=True):
    """A view of a resource, such as the one that returns whole responses.

    Attributes:
        attribute: the property that the resource has it as.
        signature: of that property.
        value: of that property.
        name: of the class.
        bases: in parentheses.
        doc: the docstring of both.
        assignments: one a method, each after a line break.
        methods: those that are written out.
    """

    attribute: Code
    signature: Code
    value: Code
    name: Code
    bases: Code
    doc: Code
    assignments: Code
    methods: tuple[Method, ...]


class ResourceAttribute(Struct, frozen=True, kw_only=True):
    """A resource as an attribute of a client or resource: a property that imports it."""

    name: Code
    signature: Code
    doc: Code
    import_line: Code
    value: Code


class ResourceClass(Struct, frozen=True, kw_only=True):
    """A resource in one of its two flavours.

    Attributes:
        assignments: one for each method that is made from another, after a line break.
        property: the builtin, as it is called where a method has its name.
    """

    name: Code
    bases: Code
    doc: Code
    assignments: Code
    methods: tuple[Method, ...]
    views: tuple[ViewClass, ...]
    property: Code
    attributes: tuple[ResourceAttribute, ...]


class ResourceModule(ResourceHead, frozen=True, kw_only=True):
    """A module under ``resources/``."""

    classes: tuple[ResourceClass, ...]


class ConstantsModule(ModuleHead, frozen=True, kw_only=True):
    """A module under ``_operations/``: the constants that describe operations."""

    constants: Code
