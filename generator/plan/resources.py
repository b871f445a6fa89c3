"""Modules of resources: the operations of a group, sync and async."""

from __future__ import annotations

from generator.plan.design import Design
from generator.plan.docs import paragraphs, sentence
from generator.plan.method_builders import method_builder
from generator.plan.methods import MethodBuilder
from generator.plan.resource_attributes import (
    checked_imports,
    inner_attribute,
    inner_resources,
)
from generator.plan.resource_groups import ResourceGroup, resource_group
from generator.plan.resource_texts import resource_text
from generator.plan.response_views import KINDS, derived_methods, view_classes
from generator.plan.scope import Scope
from generator.plan.statements import class_bases, lines
from generator.plan.template_models import (
    ResourceAttribute,
    ResourceClass,
    ResourceModule,
)
from generator.plan.webhooks import CLASS
from generator.text import Code, docstring

_BODY = 4


def resource_module(design: Design, module: str) -> ResourceModule:
    """Plan a module under ``resources/``, by its name."""
    group = resource_group(design, module)
    name = group.name
    flavours = (name.class_name, f"Async{name.class_name}")
    members = frozenset(
        (*design.names.attributes(name.path), *(kind.attribute for kind in KINDS))
    )
    scope = _scope(design, flavours, group)
    builders = [
        method_builder(design, group, row, scope, members) for row in group.operations
    ]
    inner = inner_resources(design, name) if name.path else []
    text = resource_text(design, name)
    classes = tuple(
        _class(
            prefix,
            text,
            builders,
            scope,
            group,
            tuple(inner_attribute(design, row, prefix) for row in inner),
        )
        for prefix in ("", "Async")
    )
    cached = scope.name("functools", "cached_property", members) if inner else None
    dicts, substitutes = scope.checked_imports(), scope.substitutes()
    checking = scope.name("typing", "TYPE_CHECKING") if inner or dicts else None
    return ResourceModule(
        doc=docstring(f"The operations of `{name.called}`.", 0),
        classes=classes,
        pragma=scope.pragma(),
        imports=scope.imports(),
        cached=cached,
        checking=checking,
        checked=checked_imports(inner, Code("."), dicts),
        substitutes=lines(substitutes, 4) if dicts else None,
    )


def _scope(design: Design, flavours: tuple[str, ...], group: ResourceGroup) -> Scope:
    views = [f"{flavour}{kind.suffix}" for flavour in flavours for kind in KINDS]
    models = frozenset(design.names.classes.values())
    return Scope(frozenset((*flavours, *views, *group.functions)), models)


def _class(
    prefix: str,
    text: str,
    builders: list[MethodBuilder],
    scope: Scope,
    group: ResourceGroup,
    attributes: tuple[ResourceAttribute, ...],
) -> ResourceClass:
    class_name = f"{prefix}{group.name.class_name}"
    name = scope.own(class_name)
    bases = [scope.name(".._runtime.resource", f"{prefix}Resource")]
    derived = [row for row in builders if prefix and row.is_derived]
    if group.verifies_webhooks:
        bases.append(scope.name("..webhooks", CLASS))
    return ResourceClass(
        name=name,
        bases=class_bases(name, tuple(bases)),
        doc=docstring(paragraphs(sentence(text)), _BODY),
        assignments=derived_methods(group.name.class_name, derived, scope, group),
        methods=tuple(
            row.method(asynchronous=bool(prefix))
            for row in builders
            if row not in derived
        ),
        views=view_classes(class_name, bool(prefix), builders, scope, group),
        property=scope.builtin("property"),
        attributes=attributes,
    )
