"""Declared types as callers see them: classes, enumerations, constants and aliases."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.python_types import plain_annotation
from generator.diff.surface import Declared, Field, Member
from generator.ir import Alias, Api, Constants, Declaration, Enumeration, Object
from generator.ir.fixed_values import fixed_value
from generator.naming import Names
from generator.plan.annotations import Annotator
from generator.plan.bodies import sent_properties
from generator.plan.dict_names import dict_names
from generator.plan.model_fields import field_type, sent_or_read
from generator.text import literal


def describe_types(
    api: Api, names: Names, returns: Annotator, takes: Annotator
) -> Iterator[Declared]:
    """Yield every type in ``models``, two for one that is sent by a class of its own.

    Args:
        api: the API.
        names: its names.
        returns: writes types that are read.
        takes: writes types that are sent.
    """
    variants, dicts = names.directions, dict_names(api, names, returns.homes)
    for pointer in returns.homes:
        declaration = api.declarations[pointer]
        is_split = pointer in variants.split and isinstance(
            declaration, (Object, Alias)
        )
        for sending in (False, True) if is_split else (variants.only_sent(pointer),):
            yield _describe(
                declaration,
                names,
                takes if sending else returns,
                is_sent=sending if is_split else pointer in variants.sent,
                is_read=not sending if is_split else pointer in variants.read,
                dict_name="" if is_split and not sending else dicts.get(pointer, ""),
            )


def _describe(
    row: Declaration,
    names: Names,
    annotator: Annotator,
    *,
    is_sent: bool,
    is_read: bool,
    dict_name: str,
) -> Declared:
    """Describe one class; the annotator says which of the two it is."""
    keys = sent_properties(row) if dict_name and isinstance(row, Object) else ()
    return Declared(
        name=names.classes[row.pointer, annotator.sending],
        form=_form(row),
        pointer=row.pointer,
        is_sent=is_sent,
        is_read=is_read,
        fields=tuple(_fields(row, names, annotator)) if isinstance(row, Object) else (),
        members=tuple(_members(row, names)),
        type=_alias(row, annotator) if isinstance(row, Alias) else "",
        deprecated=row.deprecated,
        dict_name=dict_name,
        needed_keys=tuple(each.name for each in keys if each.required),
        other_keys=tuple(each.name for each in keys if not each.required),
    )


def _form(row: Declaration) -> str:
    if isinstance(row, Object):
        return "class"
    if isinstance(row, Enumeration):
        is_text = isinstance(row.members[0].value, str)
        return "str enumeration" if is_text else "int enumeration"
    return "alias" if isinstance(row, Alias) else "constants"


def _alias(row: Alias, annotator: Annotator) -> str:
    written = annotator.expression if row.recursive else annotator.field
    return plain_annotation(written(row.type).source)


def _fields(row: Object, names: Names, annotator: Annotator) -> Iterator[Field]:
    own = names.fields[row.pointer]
    for each in sent_or_read(names.directions, row, annotator.sending):
        fixed = fixed_value(each, annotator.declarations)
        if fixed is None:
            annotation, default = field_type(annotator, each)
            is_required = default is None
        else:
            annotation, is_required = annotator.field(each.type), False
        type_ = plain_annotation(annotation.source)
        yield Field(
            own[each.name],
            each.name,
            type_,
            is_required,
            each.pointer,
            each.deprecated,
        )
    if row.additional is not None:
        values = annotator.field(row.additional)
        type_ = plain_annotation(f"dict[str, {values.source}]")
        yield Field("additional_properties", "", type_, False, row.pointer, False)


def _members(row: Declaration, names: Names) -> Iterator[Member]:
    if isinstance(row, Enumeration):
        values: list[object] = [member.value for member in row.members]
    elif isinstance(row, Constants):
        values = list(row.values)
    else:
        return
    for name, value in zip(names.members[row.pointer], values, strict=True):
        if not isinstance(value, (dict, list)):
            yield Member(name, literal(value).source)
