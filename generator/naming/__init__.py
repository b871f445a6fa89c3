"""Names for everything that the SDK calls by a name: a pure function of the API."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import Api, Constants, Enumeration, Object, server_variables
from generator.ir.directions import Variants
from generator.ir.security import credential_parts
from generator.ir.values import Value
from generator.naming.classes import ClassKey, class_names
from generator.naming.field_names import field_names, member_names
from generator.naming.operations import (
    Arguments,
    Keyword,
    ResourceName,
    argument_names,
    callback_key,
    constant_name,
    constructor_names,
    method_names,
    parser_names,
    resource_names,
)

__all__ = [
    "Arguments",
    "Keyword",
    "Names",
    "ResourceName",
    "argument_names",
    "callback_key",
    "constant_name",
    "resolve_names",
]


class Names(Value, frozen=True):
    """All names, frozen.

    Attributes:
        classes: by pointer and whether the class that is sent is meant.
        fields: by the pointer of an object, then by name on the wire.
        members: by the pointer of an enumeration, in the order of its values.
        resources: by tag.
        methods: by HTTP method and path.
        constructor: keywords of the clients, by security scheme and part of it;
            server variables have the scheme None.
        parsers: functions that read webhooks and callbacks, by ``callback_key``.
    """

    classes: Mapping[ClassKey, str]
    fields: Mapping[str, Mapping[str, str]]
    members: Mapping[str, tuple[str, ...]]
    resources: Mapping[str, ResourceName]
    methods: Mapping[tuple[str, str], str]
    constructor: Mapping[Keyword, str]
    parsers: Mapping[tuple[str, str, str], str]

    def of_type(self, pointer: str) -> tuple[str, ...]:
        """The names of a type: two where what is sent is a class of its own."""
        names = (self.classes[pointer, sent] for sent in (False, True))
        return tuple(dict.fromkeys(names))


def resolve_names(api: Api, variants: Variants) -> Names:
    """Name an API: gather every entity, resolve clashes, freeze."""
    resources = resource_names(api)
    modules = frozenset(row.module for row in resources.values())
    rows = api.declarations.items()
    return Names(
        classes=class_names(api, variants, modules),
        fields={p: field_names(row) for p, row in rows if isinstance(row, Object)},
        members={
            p: member_names(row)
            for p, row in rows
            if isinstance(row, (Enumeration, Constants))
        },
        resources=resources,
        methods=method_names(api, resources),
        parsers=parser_names(api),
        constructor=constructor_names(
            tuple((s.name, part) for s in api.schemes for part in credential_parts(s)),
            tuple(server_variables(api)),
        ),
    )
