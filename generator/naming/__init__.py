"""Names for everything that the SDK calls by a name: a pure function of the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import (
    Api,
    Constants,
    Enumeration,
    Object,
    Operation,
)
from generator.ir.directions import Variants, find_variants
from generator.ir.values import Value
from generator.naming.arguments import Arguments, argument_names
from generator.naming.callbacks import callback_key, parser_names
from generator.naming.classes import ClassKey, class_names
from generator.naming.clients import client_name
from generator.naming.credentials import Keyword, constructor_names, header_keyword
from generator.naming.field_names import field_names, member_names
from generator.naming.methods import constant_name, method_names
from generator.naming.resources import (
    OperationKey,
    ResourceName,
    ResourcePath,
    operation_key,
    resource_modules,
    resource_names,
    resource_paths,
)

__all__ = [
    "Arguments",
    "Keyword",
    "Names",
    "ResourceName",
    "ResourcePath",
    "argument_names",
    "callback_key",
    "constant_name",
    "header_keyword",
    "name",
]


class Names(Value, frozen=True):
    """All names, frozen.

    Attributes:
        directions: the types that are sent, read, or both by classes of their own.
        classes: by pointer and whether the class that is sent is meant.
        fields: by the pointer of an object, then by name on the wire.
        members: by the pointer of an enumeration, in the order of its values.
        resources: by the attributes from the client, those around others included.
        calls: the resource of each operation, and the name of its method.
        constructor: keywords of the clients, by security scheme and part of it;
            server variables and headers have the scheme None.
        client: the client's class; the asynchronous one begins with ``Async``.
        parsers: functions that read webhooks and callbacks, by ``callback_key``.
    """

    directions: Variants
    classes: Mapping[ClassKey, str]
    fields: Mapping[str, Mapping[str, str]]
    members: Mapping[str, tuple[str, ...]]
    resources: Mapping[ResourcePath, ResourceName]
    calls: Mapping[OperationKey, tuple[ResourcePath, str]]
    constructor: Mapping[Keyword, str]
    parsers: Mapping[tuple[str, str, str], str]
    client: str

    @property
    def clients(self) -> tuple[str, str]:
        """The names of both clients, the synchronous one first."""
        return self.client, f"Async{self.client}"

    def resource_of(self, operation: Operation) -> ResourceName:
        """The resource that an operation belongs to."""
        return self.resources[self.calls[operation_key(operation)][0]]

    def method_of(self, operation: Operation) -> str:
        """The method that calls an operation."""
        return self.calls[operation_key(operation)][1]

    def attributes(self, path: ResourcePath) -> Iterator[str]:
        """The names of the resources and methods in a resource."""
        for other in self.resources:
            if other and other[:-1] == path:
                yield other[-1]
        yield from (method for owner, method in self.calls.values() if owner == path)

    def called(self, operation: Operation) -> tuple[str, ...]:
        """The names from ``client`` to the method of an operation."""
        path, method = self.calls[operation_key(operation)]
        return ("client", *path, method)

    def of_type(self, pointer: str) -> tuple[str, ...]:
        """The names of a type: two where what is sent is a class of its own."""
        names = (self.classes[pointer, sent] for sent in (False, True))
        return tuple(dict.fromkeys(names))


def name(api: Api) -> Names:
    """Name an API: gather every entity, resolve clashes, freeze."""
    directions = find_variants(api)
    paths = resource_paths(api)
    modules = resource_modules(paths.values())
    methods = method_names(api, paths)
    classes = class_names(api, directions, frozenset(modules.values()))
    models = frozenset(classes.values())
    rows = api.declarations.items()
    return Names(
        directions=directions,
        classes=classes,
        fields={p: field_names(row) for p, row in rows if isinstance(row, Object)},
        members={
            p: member_names(row)
            for p, row in rows
            if isinstance(row, (Enumeration, Constants))
        },
        resources=resource_names(api, paths, modules, models),
        calls={key: (path, methods[key]) for key, path in paths.items()},
        parsers=parser_names(api),
        client=client_name(api),
        constructor=constructor_names(api),
    )
