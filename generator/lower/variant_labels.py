"""Labels that tell the branches of a union apart, in a word or two, for their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.lower.declared_values import declared_values
from generator.lower.merged_schema import MergedSchema
from generator.lower.type_resolver import TypeResolver
from generator.text.identifier import words
from generator.text.unicode import known_text


def branch_labels(schemas: TypeResolver, branches: list[str]) -> dict[str, str]:
    """Label the branches of a union.

    A branch that refers to a component is labelled by its name. Of branches that are
    written in place, the first of these that differs from all other branches labels
    one: the only value of one of its properties, what it extends, a property that it
    alone requires, a property that it alone has, its title, a detail of a property. One
    branch at most that nothing tells apart needs no label; more are labelled by all the
    details that not every branch has.

    Args:
        schemas: reads the branches.
        branches: their pointers.

    Returns:
        Labels by pointer; a branch that nothing tells apart has none.
    """
    labels: dict[str, str] = {}
    merged: dict[str, MergedSchema] = {}
    for branch in branches:
        node = schemas.context.node(branch)
        ref = node.get("$ref") if isinstance(node, dict) else None
        if isinstance(ref, str):
            labels[branch] = ref.rpartition("/")[2]
        else:
            merged[branch] = schemas.merged(branch)
    for candidates in _KINDS:
        found = {b: set(candidates(schemas, row)) for b, row in merged.items()}
        for branch in merged.keys() - labels.keys():
            others = set[str]().union(*(found[b] for b in found if b != branch))
            own = [c for c in candidates(schemas, merged[branch]) if c not in others]
            if own:
                labels[branch] = own[0]
    return labels | _combined_labels(schemas, merged, labels)


def _combined_labels(
    schemas: TypeResolver, merged: dict[str, MergedSchema], labels: dict[str, str]
) -> dict[str, str]:
    """Label the branches that only differ in what they combine; the least one is bare.

    Several lists of values are labelled by the first value of each.
    """
    left = [branch for branch in merged if branch not in labels]
    if len(left) < 2:
        return {}
    listed = {b: row.enum[0] for b, row in merged.items() if b in left and row.enum}
    if len(listed) > 1:
        return {b: _spoken(str(value)) for b, value in listed.items()}
    details = {b: dict.fromkeys(_details(schemas, merged[b])) for b in left}
    common = set[str].intersection(*(set(row) for row in details.values()))
    told = {b: [d for d in row if d not in common] for b, row in details.items()}
    combined = {b: _combine(row[:_MOST_COMBINED]) for b, row in told.items()}
    values = list(combined.values())
    return {b: label for b, label in combined.items() if values.count(label) == 1}


def _combine(details: list[str]) -> str:
    said = " and ".join(detail.removeprefix("with ") for detail in details)
    return f"with {said}" if said else ""


def _values(schemas: TypeResolver, merged: MergedSchema) -> Iterator[str]:
    for name, where in merged.properties.items():
        values = declared_values(schemas.context.node(where[-1]))
        if len(values) == 1 and isinstance(values[0], str):
            yield _spoken(values[0])
        elif len(values) == 1 and isinstance(values[0], int):  # or a boolean
            yield f"{name} {str(values[0]).lower()}"


def _spoken(value: str) -> str:
    """``SSH_PASSWORD`` to ``Ssh Password``; one short acronym stays as it is."""
    parts = words(value)
    if not known_text(value).isupper() or (
        len(parts) == 1 and len(value) <= _LONGEST_ACRONYM
    ):
        return value
    return " ".join(part.capitalize() if part.isalpha() else part for part in parts)


def _extended(schemas: TypeResolver, merged: MergedSchema) -> Iterator[str]:
    for layer in merged.layers[:-1]:
        *_, section, name = ("", *layer.pointer.split("/"))
        if section == "schemas":
            yield name


def _required(schemas: TypeResolver, merged: MergedSchema) -> Iterator[str]:
    yield from (f"with {name}" for name in merged.properties if name in merged.required)


def _properties(schemas: TypeResolver, merged: MergedSchema) -> Iterator[str]:
    yield from (f"with {name}" for name in merged.properties)


def _details(schemas: TypeResolver, merged: MergedSchema) -> Iterator[str]:
    """Return the kinds of a branch's properties: arrays of texts, inner properties."""
    for name, pointers in merged.properties.items():
        node = schemas.context.node(pointers[-1])
        items = node.get("items") if isinstance(node, dict) else None
        if isinstance(items, dict) and isinstance(items.get("type"), str):
            yield f"with {name} of {items['type']}"
        elif isinstance(node, dict):
            inner = schemas.merged(pointers[-1]).properties
            yield from (f"with {name} {part}" for part in inner)


def _titles(schemas: TypeResolver, merged: MergedSchema) -> Iterator[str]:
    if isinstance(title := merged.keyword("title"), str):
        yield title


_MOST_COMBINED = 3
_LONGEST_ACRONYM = 3
_Kind = Callable[["TypeResolver", MergedSchema], Iterable[str]]
_KINDS: tuple[_Kind, ...] = (
    _values,
    _extended,
    _required,
    _properties,
    _titles,
    _details,
)
