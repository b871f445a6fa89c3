"""Names of methods: one for each operation, short within its resource."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from generator.ir import Api, Operation
from generator.naming.operation_ids import (
    given_call,
    spells_route,
    without_framework,
    without_group,
    without_leading,
    without_resource,
)
from generator.naming.path_names import path_names, verb_for, words_after_resource
from generator.naming.reserved import pinned
from generator.naming.resolve import DECLARED, DERIVED, PINNED, Entity, resolve
from generator.naming.resources import (
    OperationKey,
    ResourcePath,
    operation_key,
    reserved_in,
)
from generator.naming.verbs import ARTICLES
from generator.naming.word_forms import find_words, without_repeats
from generator.text import snake_case
from generator.text.identifier import digest, words
from generator.text.unicode import normal_form

Words = tuple[str, ...]
_NO_BEGINNINGS = ARTICLES | {"and", "at", "in", "of", "on", "or"}
_LONGEST = 40
"""The characters of a name beyond which method and path say it more shortly."""


def method_names(
    api: Api, paths: Mapping[OperationKey, ResourcePath]
) -> dict[OperationKey, str]:
    """Name the method of each operation.

    Every name is made from its operation alone; those of one resource that would
    share a name all go back one step.
    """
    groups: dict[ResourcePath, list[Entity[OperationKey]]] = {}
    for operation in api.operations:
        path = paths[operation_key(operation)]
        groups.setdefault(path, []).append(_method(api, operation, path))
    names: dict[OperationKey, str] = {}
    for path, entities in groups.items():
        names |= resolve(entities, reserved_in(path, groups))
    return names


def _method(api: Api, operation: Operation, path: ResourcePath) -> Entity[OperationKey]:
    """Who wrote a name just so has more right to it than those that are shortened."""
    key = operation_key(operation)
    route = f"{operation.method} {operation.path}"
    asked = pinned(operation.python_name)
    candidates = _candidates(api, operation, _group_words(operation, path), route)
    if asked is not None:
        return Entity(key, PINNED, chain((asked,), candidates), route)
    first = next(candidates)
    written = snake_case(operation.operation_id or "", "call")
    rank = DECLARED if first == written else DERIVED
    return Entity(key, rank, chain((first,), candidates), route)


def _group_words(operation: Operation, path: ResourcePath) -> list[Words]:
    """Texts that say the resource: its tag, its name, the names around it."""
    texts = (operation.tag, *reversed(path))
    groups = (words(text) for text in texts if text.lower() != "default")
    return [group for group in dict.fromkeys(groups) if group]


def _candidates(
    api: Api, operation: Operation, groups: Sequence[Words], route: str
) -> Iterator[str]:
    """Names in the order of preference, made one by one.

    Those that are too long come after the short ones, those that begin with the
    resource, or within a phrase (`a_file`), after them; the name that the publisher set
    apart stays the first.
    """
    given = given_call(operation.operation_id or "")
    if given is not None:
        yield snake_case(given[1], "call")
    long_names: list[str] = []
    prefixed: list[str] = []
    whole = words(operation.operation_id or "")
    written: list[Words] = []
    for step in filter(None, _steps(api, operation, groups)):
        written.append(step)
        row = without_repeats(step)
        name = snake_case("_".join(row), "call")
        is_phrase = row[0].lower() in _NO_BEGINNINGS and row != whole
        if is_phrase or _begins_with(row, groups):
            prefixed.append(name)
        elif len(name) > _LONGEST:
            long_names.append(name)
        else:
            yield name
    yield from long_names
    yield from sorted(prefixed, key=lambda name: len(name) > _LONGEST)
    yield from (snake_case("_".join(row), "call") for row in written)
    yield snake_case(route, "call")


def _begins_with(name: Words, groups: Sequence[Words]) -> bool:
    spans = (find_words(name, group) for group in groups)
    return any(span is not None and span[0] == 0 for span in spans)


def _steps(api: Api, operation: Operation, groups: Sequence[Words]) -> Iterator[Words]:
    """An operation's names in words, each step nearer to what the document writes."""
    if operation.operation_id is None:
        yield from _route_names(api, operation, groups)
        return
    plain = without_framework(operation.operation_id, operation)
    if spells_route(plain, operation.method, operation.path):
        yield from _route_names(api, operation, groups)
        yield words(operation.operation_id)
        return
    ungrouped, is_set_apart = without_group(plain, groups)
    name = without_leading(words(ungrouped), groups)
    short = name if is_set_apart else without_resource(name, groups)
    if len(short) == 1 and short[0].lower() == operation.method.lower():
        yield (verb_for(api, operation, name[1:]),)
    elif short:
        yield short
        if len("_".join(short)) > _LONGEST:
            yield (short[0], *words_after_resource(operation, groups))
            yield from _endings(short)
    yield name
    yield from path_names(api, operation, groups)
    yield words(plain)
    yield words(operation.operation_id)
    yield (*words(operation.operation_id), operation.method.lower())


def _route_names(
    api: Api, operation: Operation, groups: Sequence[Words]
) -> Iterator[Words]:
    """Names from method and path, the long ones in short forms too."""
    names = tuple(path_names(api, operation, groups))
    yield from names
    yield from (end for name in names for end in _endings(name))


def _endings(name: Words) -> Iterator[Words]:
    """The verb of a name that is too long, with its last words: three, then more."""
    if len("_".join(name)) > _LONGEST:
        yield from ((name[0], *name[-size:]) for size in range(3, len(name) - 1))


def constant_name(method: str) -> str:
    """The constant that describes the operation of a method: other methods' differ."""
    name = normal_form(method.upper())
    return name if name.lower() == method else f"{name}_{digest(method).upper()}"
