"""Modules of resources: the operations of a group, sync and async."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from generator.ir import Api, Operation
from generator.naming import Names, ResourceName, constant_name
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.docs import paragraphs, sentence
from generator.plan.layout import class_header
from generator.plan.methods import MethodBuilder
from generator.plan.pagination import pages_definition
from generator.plan.pollers import follower_definition
from generator.plan.response_views import KINDS, Extras, view_classes
from generator.plan.scope import Scope
from generator.plan.template_models import (
    ResourceClass,
    ResourceModule,
)
from generator.text import Code, docstring

_BODY = 4


def resource_module(design: Design, module: str) -> ResourceModule:
    """Plan a module under ``resources/``, by its name."""
    builder = ResourcesBuilder(design.api, design.names, design.homes)
    groups = builder.groups().items()
    name, rows = next(row for row in groups if row[0].module == module)
    return builder.module(name, rows)


class ResourcesBuilder:
    """Builds the modules under ``resources/``."""

    def __init__(self, api: Api, names: Names, homes: Mapping[str, str]) -> None:
        self._api = api
        self._names = names
        self._homes = homes
        self._models = frozenset(names.classes.values())

    def groups(self) -> dict[ResourceName, list[Operation]]:
        """The operations of each group, in the order of the document."""
        found: dict[ResourceName, list[Operation]] = {}
        for operation in self._api.operations:
            found.setdefault(self._names.resources[operation.tag], []).append(operation)
        return found

    def text(self, name: ResourceName) -> str:
        """What the document says of a group."""
        for tag in self._api.tags:
            if self._names.resources.get(tag.name) == name and tag.description:
                return tag.description
        return ""

    def module(self, name: ResourceName, rows: list[Operation]) -> ResourceModule:
        """Plan the module of a group of operations."""
        methods = [self._names.methods[row.method, row.path] for row in rows]
        constants = map(constant_name, methods)
        flavours = (name.class_name, f"Async{name.class_name}")
        views = [f"{flavour}{kind.suffix}" for flavour in flavours for kind in KINDS]
        extras = _extras(rows, methods)
        own = (*constants, *extras.values(), *flavours, *views)
        avoid = frozenset((*methods, *(kind.attribute for kind in KINDS)))
        scope = Scope(frozenset((*own, *methods)), self._models)
        builder = partial(self._method, name, scope, avoid)
        builders = list(map(builder, rows))
        said = self._class_text(name)
        classes = tuple(
            self._class(name, flavour, said, builders, scope, extras)
            for flavour in flavours
        )
        return ResourceModule(
            name=name.module,
            doc=docstring(f"The operations of `client.{name.attribute}`.", 0),
            operations=tuple(
                definition
                for row in builders
                for definition in _definitions(row, extras)
            ),
            classes=classes,
            pragma=scope.pragma(),
            imports=scope.imports(),
        )

    def _method(
        self,
        name: ResourceName,
        scope: Scope,
        avoid: frozenset[str],
        row: Operation,
    ) -> MethodBuilder:
        function = self._names.methods[row.method, row.path]
        return MethodBuilder(
            api=self._api,
            operation=row,
            resource=name.attribute,
            function=function,
            constant=constant_name(function),
            returns=self._annotator(scope, avoid, sending=False),
            takes=self._annotator(scope, avoid, sending=True),
        )

    def _annotator(
        self, scope: Scope, avoid: frozenset[str], *, sending: bool
    ) -> Annotator:
        declarations = self._api.declarations
        return Annotator(
            scope, self._names, declarations, self._homes, None, sending, avoid
        )

    def _class(
        self,
        name: ResourceName,
        class_name: str,
        said: str,
        builders: list[MethodBuilder],
        scope: Scope,
        extras: Extras,
    ) -> ResourceClass:
        asynchronous = class_name.startswith("Async") and class_name != name.class_name
        base = "AsyncResource" if asynchronous else "Resource"
        return ResourceClass(
            header=class_header(
                scope.own(class_name), (scope.name(".._runtime.resource", base),)
            ),
            doc=docstring(said, _BODY),
            methods=tuple(row.method(asynchronous=asynchronous) for row in builders),
            views=view_classes(class_name, asynchronous, builders, scope, extras),
            property=scope.builtin("property"),
        )

    def _class_text(self, name: ResourceName) -> str:
        words = name.attribute.replace("_", " ")
        said = self.text(name)
        return paragraphs(sentence(said) or f"The operations of {words}.")


def _extras(rows: list[Operation], methods: list[str]) -> Extras:
    """The names of the constants that views need beside those of the operations."""
    taken = set(map(constant_name, methods))
    found: Extras = {}
    for row, method in zip(rows, methods, strict=True):
        wanted = (
            ("iterate", "PAGES", row.pagination is not None),
            ("and_wait", "POLLER", row.poller is not None and row.poller.type is None),
        )
        for view, suffix, needed in wanted:
            if needed:
                name = f"{constant_name(method)}_{suffix}"
                while name in taken:
                    name = f"{name}_"
                taken.add(name)
                found[view, method] = name
    return found


def _definitions(row: MethodBuilder, extras: Extras) -> Iterator[Code]:
    """The constants that describe an operation."""
    operation = row.operation
    yield row.constant_definition()
    name = extras.get(("iterate", row.function))
    if name is not None and operation.pagination is not None:
        yield pages_definition(name, row, operation.pagination)
    name = extras.get(("and_wait", row.function))
    if name is not None and operation.poller is not None:
        yield follower_definition(row.api, row.returns, operation.poller, name)
