"""Builders for the methods and constants of one module."""

from __future__ import annotations

from msgspec.structs import replace

from generator.ir import Operation
from generator.naming import constant_name
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.dict_names import accepts_model
from generator.plan.methods import MethodBuilder
from generator.plan.resource_groups import ResourceGroup
from generator.plan.response_specs import NO_CONSTANTS, ResponseConstants
from generator.plan.scope import Scope


def method_builder(
    design: Design,
    group: ResourceGroup,
    operation: Operation,
    scope: Scope,
    avoid: frozenset[str] = frozenset(),
    constants: ResponseConstants = NO_CONSTANTS,
) -> MethodBuilder:
    """A builder of what an operation needs in a module.

    Args:
        design: the SDK.
        group: the operations of its resource.
        operation: one of them.
        scope: of the module.
        avoid: the names that a class body hides behind its methods.
        constants: stand for what responses repeat.
    """
    function = design.names.method_of(operation)
    annotator = Annotator(
        scope,
        design.names,
        design.api.declarations,
        design.homes,
        None,
        avoid=avoid,
        dicts=design.dicts,
    )
    return MethodBuilder(
        api=design.api,
        operation=operation,
        resource=group.name.dotted,
        function=function,
        constant=constant_name(function),
        constants_module=group.constants_module,
        returns=annotator,
        takes=replace(annotator, sending=True, is_sent=True),
        has_model=accepts_model(design.api, operation, design.homes),
        constants=constants,
    )
