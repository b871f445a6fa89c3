"""Modules of models."""

from __future__ import annotations

from generator.ir import Alias, Constants, Declaration, Enumeration, Object
from generator.plan.declaration_scope import DeclarationScope
from generator.plan.design import Design
from generator.plan.docs import property_text
from generator.plan.enumerations import plan_constants, plan_enumeration
from generator.plan.model_fields import additional_field, plan_field, sent_or_read
from generator.plan.module_assignment import SHARED, UNUSED, WEBHOOKS
from generator.plan.msgspec_support import has_unsafe_names
from generator.plan.scope import Scope
from generator.plan.statements import below_blank, class_bases
from generator.plan.template_models import ModelClass, ModelsModule
from generator.plan.type_aliases import plan_aliases
from generator.plan.xml import class_xml
from generator.pointers import name_of, without_base
from generator.text import Code, code, docstring

_BODY = 4


def models_module(design: Design, module: str) -> ModelsModule:
    """Plan a module under ``models/``, by its name."""
    pointers = [pointer for pointer, home in design.homes.items() if home == module]
    defined = frozenset(n for p in pointers for n in design.names.of_type(p))
    scope = Scope(defined, frozenset(design.names.classes.values()))
    declared = DeclarationScope(design, module, scope)
    declarations = [(p, design.api.declarations[p]) for p in pointers]
    classes = (*_enumerations(declared, declarations), *_models(declared, declarations))
    aliases = plan_aliases(
        declared, {p: row for p, row in declarations if isinstance(row, Alias)}
    )
    is_lazy = any(alias.lazy is not None for alias in aliases)
    checking = scope.name("typing", "TYPE_CHECKING") if is_lazy else None
    return ModelsModule(
        doc=docstring(_module_text(design, module), 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        classes=classes,
        gap=Code("\n" if classes else ""),
        aliases=aliases,
        checking=checking,
    )


def _module_text(design: Design, module: str) -> str:
    if module.startswith(UNUSED):
        return "Types that no operation needs."
    if module.startswith(WEBHOOKS):
        return "Types of the requests that the API sends."
    if module.startswith(SHARED):
        return "Types that several resources share."
    resources = {name.module for name in design.names.resources.values()}
    if module in resources:
        return f"Types of the operations in `resources/{module}.py`."
    owner = max((row for row in resources if module.startswith(f"{row}_")), key=len)
    return f"Further types of the operations in `resources/{owner}.py`."


def _enumerations(
    declared: DeclarationScope, declarations: list[tuple[str, Declaration]]
) -> list[ModelClass]:
    classes: list[ModelClass] = []
    for _, declaration in declarations:
        if isinstance(declaration, Enumeration):
            classes.append(plan_enumeration(declared, declaration))
        elif isinstance(declaration, Constants):
            classes.append(plan_constants(declared, declaration))
    return classes


def _models(
    declared: DeclarationScope, declarations: list[tuple[str, Declaration]]
) -> list[ModelClass]:
    return [
        _model(
            declared, declaration, sending, is_in_xml=pointer in declared.design.in_xml
        )
        for pointer, declaration in declarations
        if isinstance(declaration, Object)
        for sending in declared.directions(pointer)
    ]


def _model(
    declared: DeclarationScope, model: Object, sending: bool, *, is_in_xml: bool
) -> ModelClass:
    names = declared.design.names.fields[model.pointer]
    properties = tuple(sent_or_read(declared.design.variants, model, sending))
    hidden = frozenset(names[row.name] for row in properties)
    annotator = declared.annotator(model.pointer, sending, hidden)
    rows: list[Code] = []
    for row in properties:
        rows.append(plan_field(annotator, row, names[row.name]))
        rows += declared.docs(property_text(row))
    if model.additional is not None:
        rows += additional_field(annotator, model.additional)
    name = declared.own(model.pointer, sending)
    body = below_blank(rows, _BODY)
    if is_in_xml:
        elements = [(row.name, row.xml) for row in properties]
        xml = class_xml(annotator, model, elements)
        body = code("{}{}", body, below_blank([xml] if xml else [], _BODY))
    return ModelClass(
        decorator=declared.decorator(model),
        name=name,
        bases=class_bases(name, (_model_base(declared.scope, model),)),
        doc=docstring(
            declared.text(model, _text_without_description(declared, model, sending)),
            _BODY,
        ),
        body=body,
    )


def _text_without_description(
    declared: DeclarationScope, model: Object, sending: bool
) -> str:
    schema = f"schema `{name_of(without_base(model.pointer))}`"
    if declared.module.startswith(UNUSED) and model.pointer not in declared.design.uses:
        return f"No operation uses the {schema}."
    uses = declared.uses_text(model.pointer, sending=sending)
    return uses or f"The {schema}."


def _model_base(scope: Scope, model: Object) -> Code:
    if model.additional is not None:
        module, name = "serialization.extra_fields", "ExtraFieldsModel"
    elif has_unsafe_names(model):
        module, name = "serialization.renamed_fields", "RenamedFieldsModel"
    elif model.closed:
        module, name = "serialization.closed_models", "ClosedModel"
    else:
        module, name = "model", "Model"
    return scope.name(f".._runtime.{module}", name)
