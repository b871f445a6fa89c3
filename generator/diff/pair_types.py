"""Pairs of the declared types of two surfaces: what was renamed is one type."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.compare_arguments import pair_arguments
from generator.diff.compare_methods import pair_methods
from generator.diff.pairing import Pairs, pair
from generator.diff.python_types import Named, PythonType, members_of, parse_type
from generator.diff.surface import Declared, Method, Surface

Types = dict[str, Declared]
"""Types that have no pair yet, by qualified name."""


def pair_types(old: Surface, new: Surface) -> Pairs[Declared]:
    """Pair types by name, then by where they are declared and their direction.

    The rest are pairs where a new type stands in all places in which an old one stood,
    and has most of its parts.
    """
    found = pair(
        old.types,
        new.types,
        lambda each: each.name,
        lambda each: (each.pointer, each.is_sent, each.is_read),
        lambda each: each.pointer,
    )
    before = {each.qualified: each for each in found.removed}
    after = {each.qualified: each for each in found.added}
    both = list(found.both)
    replaced = [*_of_methods(old, new)] if before and after else []
    pending = found.both
    while pending and before and after:
        replaced += (row for one, other in pending for row in _of_parts(one, other))
        pending = tuple(_take(_replacements(replaced, before, after), before, after))
        both += pending
    order = {each.name: place for place, each in enumerate(old.types)}
    return Pairs(
        tuple(sorted(both, key=lambda each: order[each[0].name])),
        tuple(before.values()),
        tuple(after.values()),
    )


def _take(
    names: dict[str, str], before: Types, after: Types
) -> Iterator[tuple[Declared, Declared]]:
    """Yield the types of pairs of names, which are then no longer without a pair."""
    for name, other in names.items():
        if _are_alike(before[name], after[other]):
            yield before.pop(name), after.pop(other)


def _replacements(
    replaced: list[tuple[str, str]], before: Types, after: Types
) -> dict[str, str]:
    """Return the new name of each old one that has only one, and alone has it."""
    found: dict[str, set[str]] = {}
    sources: dict[str, set[str]] = {}
    for one, other in replaced:
        for name, new_name in _replaced(parse_type(one), parse_type(other)):
            if name in before and new_name in after:
                found.setdefault(name, set()).add(new_name)
                sources.setdefault(new_name, set()).add(name)
    return {
        name: next(iter(names))
        for name, names in found.items()
        if len(names) == 1 and all(len(sources[each]) == 1 for each in names)
    }


def _of_methods(old: Surface, new: Surface) -> Iterator[tuple[str, str]]:
    """Yield the annotations that stand in the same place of methods on both sides."""
    pairs = (
        *pair_methods(old.methods, new.methods).both,
        *pair_methods(old.webhooks, new.webhooks).both,
    )
    for one, other in pairs:
        rows = [*zip(_annotations(one), _annotations(other), strict=True)]
        errors = dict(other.errors)
        rows += ((type_, errors.get(status, "")) for status, type_ in one.errors)
        rows += (
            (x.argument.type, y.argument.type)
            for x, y in pair_arguments(one.arguments, other.arguments).both
        )
        yield from (row for row in rows if all(row) and row[0] != row[1])


def _annotations(method: Method) -> tuple[str, ...]:
    return method.result, method.page_items, method.stream_items, method.model


def _of_parts(old: Declared, new: Declared) -> Iterator[tuple[str, str]]:
    """Yield the annotations that stand in the same place of a type on both sides."""
    fields = {each.wire: each.type for each in new.fields}
    rows = [(each.type, fields.get(each.wire, "")) for each in old.fields]
    rows.append((old.type, new.type))
    yield from (row for row in rows if all(row) and row[0] != row[1])


def _replaced(old: PythonType, new: PythonType) -> Iterator[tuple[str, str]]:
    """Yield the names that stand for each other in two types of one shape."""
    olds, news = members_of(old), members_of(new)
    if len(olds) > 1 or len(news) > 1:
        ours = [each for each in olds if each not in news]
        theirs = [each for each in news if each not in olds]
        if len(ours) == len(theirs):
            for one, other in zip(ours, theirs, strict=True):
                yield from _replaced(one, other)
    elif isinstance(old, Named) and isinstance(new, Named):
        if old.name != new.name:
            yield old.name, new.name
        for one, other in zip(old.arguments, new.arguments, strict=False):
            yield from _replaced(one, other)


def _are_alike(old: Declared, new: Declared) -> bool:
    """Return whether two types are of one form and have most of their parts in common."""
    if old.form != new.form:
        return False
    ours = {each.wire for each in old.fields} | {each.value for each in old.members}
    theirs = {each.wire for each in new.fields} | {each.value for each in new.members}
    return 2 * len(ours & theirs) >= max(len(ours), len(theirs))
