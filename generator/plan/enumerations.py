"""Open enumerations, and classes of named constants."""

from __future__ import annotations

from generator.ir import Constants, Enumeration
from generator.plan.declaration_scope import DeclarationScope
from generator.plan.layout import WIDTH
from generator.plan.statements import below_blank, class_bases
from generator.plan.template_models import ModelClass
from generator.plan.type_uses import NO_USES
from generator.text import Code, code, docstring, identifier, literal

_BODY = 4
_ENUMS = ".._runtime.enums"


def plan_enumeration(declared: DeclarationScope, row: Enumeration) -> ModelClass:
    """Plan an enumeration that keeps values which are not listed."""
    is_text = isinstance(row.members[0].value, str)
    names = declared.design.names.members[row.pointer]
    body: list[Code] = []
    for member, name in zip(row.members, names, strict=True):
        body.append(_assigned(identifier(name), literal(member.value)))
        body += declared.docs(member.description)
    unlisted = declared.scope.name(_ENUMS, "UNLISTED", frozenset(names))
    body.append(code("_UNLISTED = {}", unlisted))
    base = declared.scope.name(_ENUMS, "OpenStrEnum" if is_text else "OpenIntEnum")
    return _class(declared, row, (base,), body)


def plan_constants(declared: DeclarationScope, row: Constants) -> ModelClass:
    """Plan a class of constants, for values that no enumeration can have."""
    names = declared.design.names.members[row.pointer]
    final = declared.scope.name("typing", "Final")
    body = [
        _assigned(code("{}: {}", identifier(name), final), literal(value))
        for value, name in zip(row.values, names, strict=True)
        if not isinstance(value, (dict, list))
    ]
    return _class(declared, row, (), body)


def _class(
    declared: DeclarationScope,
    row: Enumeration | Constants,
    bases: tuple[Code, ...],
    body: list[Code],
) -> ModelClass:
    name = declared.own(row.pointer)
    uses = declared.design.uses.get(row.pointer, NO_USES)
    return ModelClass(
        decorator=declared.decorator(row),
        name=name,
        bases=class_bases(name, bases),
        doc=docstring(declared.text(row, uses.values_text()), _BODY),
        body=below_blank(body, _BODY),
    )


def _assigned(name: Code, value: Code) -> Code:
    flat = code("{} = {}", name, value)
    inner = _BODY + 4 + len(value.source)
    if _BODY + len(flat.source) <= WIDTH or inner > WIDTH:
        return flat
    return code("{} = (\n        {}\n    )", name, value)
