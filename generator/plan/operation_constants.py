"""Modules under ``_operations/``: the constants that describe a resource's operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Operation
from generator.plan.design import Design
from generator.plan.method_builders import method_builder
from generator.plan.methods import MethodBuilder
from generator.plan.pagination import pages_definition
from generator.plan.pollers import follower_definition
from generator.plan.resource_groups import ResourceGroup, resource_group
from generator.plan.scope import Scope
from generator.plan.template_models import ConstantsModule
from generator.text import Code, docstring


def constants_module(design: Design, module: str) -> ConstantsModule:
    """Plan the constants of a resource, by the name of its module."""
    group = resource_group(design, module)
    names = (*group.constants, *group.view_constants.values())
    scope = Scope(frozenset(names), frozenset(design.names.classes.values()))
    text = f"The operations of `client.{group.name.attribute}`, as they are called."
    constants = tuple(
        constant
        for row in group.operations
        for constant in _constants(group, method_builder(design, group, row, scope))
    )
    return ConstantsModule(
        doc=docstring(text, 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        constants=constants,
    )


def _constants(group: ResourceGroup, builder: MethodBuilder) -> Iterator[Code]:
    """The constant of an operation, and those of its pages and its poller."""
    operation: Operation = builder.operation
    yield builder.constant_definition()
    name = group.view_constants.get(("iterate", builder.function))
    if name is not None and operation.pagination is not None:
        yield pages_definition(name, builder, operation.pagination)
    name = group.view_constants.get(("and_wait", builder.function))
    if name is not None and operation.poller is not None:
        yield follower_definition(builder.api, builder.returns, operation.poller, name)
