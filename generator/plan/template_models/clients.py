"""The module of the clients."""

from __future__ import annotations

from msgspec import Struct

from generator.plan.template_models.heads import ResourceHead
from generator.plan.template_models.methods import Method
from generator.plan.template_models.resources import ResourceAttribute
from generator.text import Code


class ClientClass(Struct, frozen=True, kw_only=True):
    """One of the two clients.

    Attributes:
        name: of the class.
        bases: in parentheses.
        doc: its docstring.
        signature: of the constructor.
        arguments: of the base's constructor, in parentheses.
        begin: what the constructor does last, after a line break, or nothing.
        methods: ``wait``, or none.
        attributes: its resources.
    """

    name: Code
    bases: Code
    doc: Code
    signature: Code
    arguments: Code
    begin: Code
    methods: tuple[Method, ...]
    attributes: tuple[ResourceAttribute, ...]


class ClientModule(ResourceHead, frozen=True, kw_only=True):
    """The module of the clients.

    Attributes:
        waitable: the type variable for what ``wait`` waits for, before a line break.
        api: the description of the API.
    """

    waitable: Code
    api: Code
    classes: tuple[ClientClass, ...]
