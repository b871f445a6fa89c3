"""Modules under ``_operations/``: the constants that describe a resource's operations."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.ir import Response
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.layout import prefixed, sequence, statement
from generator.plan.method_builders import method_builder
from generator.plan.methods import MethodBuilder
from generator.plan.operation_description import operation_definition
from generator.plan.pagination import pages_definition
from generator.plan.pollers import follower_definition
from generator.plan.resource_groups import ResourceGroup, resource_group
from generator.plan.responses import response_rows
from generator.plan.scope import Scope
from generator.plan.shared_responses import MODULE, SharedResponse, response_key
from generator.plan.statements import lines
from generator.plan.template_models import ConstantsModule
from generator.text import Code, code, docstring, identifier


def constants_module(design: Design, module: str) -> ConstantsModule:
    """Plan the constants of a resource, by the name of its module."""
    group = resource_group(design, module)
    responses = _responses_of(design, module)
    names = [*group.constants, *group.view_constants.values()]
    scope = _scope(design, [*names, *(row.constant for row in responses)])
    shared = _SharedConstants(design, scope, module)
    builders = (
        method_builder(design, group, row, scope, constant_of=shared.constant_of)
        for row in group.operations
    )
    constants = [shared.definition(row) for row in responses]
    constants += [c for builder in builders for c in _constants(group, builder)]
    text = f"The operations of `client.{group.name.attribute}`, as they are called."
    return _module(text, scope, constants)


def responses_module(design: Design) -> ConstantsModule:
    """Plan the responses that operations of several resources have in common."""
    responses = _responses_of(design, MODULE)
    scope = _scope(design, [row.constant for row in responses])
    shared = _SharedConstants(design, scope, MODULE)
    constants = [shared.definition(row) for row in responses]
    return _module("Responses of operations of several resources.", scope, constants)


def _responses_of(design: Design, module: str) -> list[SharedResponse]:
    return [row for row in design.shared_responses.values() if row.module == module]


def _scope(design: Design, names: list[str]) -> Scope:
    return Scope(frozenset(names), frozenset(design.names.classes.values()))


def _module(text: str, scope: Scope, constants: list[Code]) -> ConstantsModule:
    return ConstantsModule(
        doc=docstring(text, 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        constants=lines(constants, 0),
    )


class _SharedConstants(Struct, frozen=True):
    """The constants of responses, as one module writes them."""

    design: Design
    scope: Scope
    module: str

    def constant_of(self, response: Response) -> Code | None:
        """The constant of a response that several operations have."""
        shared = self.design.shared_responses.get(response_key(response))
        if shared is None:
            return None
        if shared.module == self.module:
            return self.scope.own(shared.constant)
        return self.scope.name(f".{MODULE}", shared.constant)

    def definition(self, shared: SharedResponse) -> Code:
        """The definition of a constant."""
        design = self.design
        annotator = Annotator(
            self.scope, design.names, design.api.declarations, design.homes, None
        )
        rows = sequence(response_rows(annotator, shared.response))
        head = code("{} = ", identifier(shared.constant))
        return statement(prefixed(head, rows), 0)


def _constants(group: ResourceGroup, builder: MethodBuilder) -> Iterator[Code]:
    """The constant of an operation, and those of its pages and its poller."""
    operation = builder.operation
    yield operation_definition(builder)
    name = group.view_constants.get(("iterate", builder.function))
    if name is not None and operation.pagination is not None:
        yield pages_definition(name, builder, operation.pagination)
    name = group.view_constants.get(("and_wait", builder.function))
    if name is not None and operation.poller is not None:
        yield follower_definition(builder.api, builder.returns, operation.poller, name)
