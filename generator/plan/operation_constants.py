"""Modules under ``_operations/``: the constants that describe a resource's operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan.design import Design
from generator.plan.method_builders import method_builder
from generator.plan.methods import MethodBuilder
from generator.plan.operation_description import operation_definition
from generator.plan.pagination import pages_definition
from generator.plan.pollers import follower_definition
from generator.plan.resource_groups import ResourceGroup, resource_group
from generator.plan.response_constants import ModuleConstants
from generator.plan.scope import Scope
from generator.plan.shared_responses import MODULE
from generator.plan.statements import lines
from generator.plan.template_models import ConstantsModule
from generator.text import Code, docstring


def constants_module(design: Design, module: str) -> ConstantsModule:
    """Plan the constants of a resource, by the name of its module."""
    group = resource_group(design, module)
    repeated = ModuleConstants(design, module, group.operations)
    names = (*group.constants, *group.view_constants.values(), *repeated.names())
    scope = Scope(frozenset(names), frozenset(design.names.classes.values()))
    constants, definitions = repeated.write(scope)
    for operation in group.operations:
        builder = method_builder(design, group, operation, scope, constants=constants)
        definitions += _definitions(group, builder)
    text = f"The operations of `{group.name.called}`, as they are called."
    return _module(text, scope, definitions)


def responses_module(design: Design) -> ConstantsModule:
    """Plan the responses that operations of several resources have in common."""
    repeated = ModuleConstants(design, MODULE, ())
    models = frozenset(design.names.classes.values())
    scope = Scope(frozenset(repeated.names()), models)
    _, definitions = repeated.write(scope)
    return _module("Responses of operations of several resources.", scope, definitions)


def _module(text: str, scope: Scope, definitions: list[Code]) -> ConstantsModule:
    return ConstantsModule(
        doc=docstring(text, 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        constants=lines(definitions, 0),
    )


def _definitions(group: ResourceGroup, builder: MethodBuilder) -> Iterator[Code]:
    """The constant of an operation, and those of its pages and its poller."""
    operation = builder.operation
    yield operation_definition(builder)
    name = group.view_constants.get(("iterate", builder.function))
    if name is not None and operation.pagination is not None:
        yield pages_definition(name, builder, operation.pagination)
    name = group.view_constants.get(("and_wait", builder.function))
    if name is not None and operation.poller is not None:
        yield follower_definition(builder.api, builder.returns, operation.poller, name)
