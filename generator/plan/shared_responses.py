"""Content that several responses have in common, each written once.

With `Problem` for 404 in ten operations and for 409 in three, ``PROBLEM`` stands in
``_operations/_responses.py`` where they are of several resources, and else above the constants
of the one resource. An operation says ``*PROBLEM.at("404", "409")``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from generator.ir import Api, ArrayOf, Kind, Operation, Primitive, Reference, Type
from generator.ir.media_types import essence
from generator.ir.values import Value
from generator.naming import Names, constant_name
from generator.plan.response_groups import ContentGroup, content_groups
from generator.plan.responses import successes
from generator.text import upper_case

_LONGEST_HEADERS = 30
"""The characters of headers that are part of a name."""
MODULE = "_responses"
"""The module of what several resources have in common."""


class SharedContent(Value, frozen=True):
    """Content that has a constant.

    Attributes:
        constant: its name, unique among all constants of operations.
        module: the module under ``_operations/`` that defines it.
        group: an occurrence of it.
    """

    constant: str
    module: str
    group: ContentGroup


SharedContents = Mapping[str, SharedContent]
"""By the key of a group."""


def find_shared_content(api: Api, names: Names) -> dict[str, SharedContent]:
    """Name the content that at least two error responses have."""
    errors: dict[str, list[ContentGroup]] = {}
    modules: dict[str, set[str]] = {}
    for operation in api.operations:
        module = names.resource_of(operation).module
        for group, is_error in _content(operation):
            key = group.key
            modules.setdefault(key, set()).add(module)
            if is_error and group.is_plain:
                errors.setdefault(key, []).append(group)
    groups = {key: rows[0] for key, rows in errors.items() if len(rows) > 1}
    taken = {constant_name(names.method_of(row)) for row in api.operations}
    in_all = _headers_in_all(groups.values())
    named: dict[str, SharedContent] = {}
    for key in sorted(groups, key=lambda key: -len(errors[key])):
        candidates = _names(names, groups[key], in_all[groups[key].type])
        constant = next(name for name in candidates if name not in taken)
        taken.add(constant)
        module = MODULE if len(modules[key]) > 1 else next(iter(modules[key]))
        named[key] = SharedContent(constant, module, groups[key])
    return {key: named[key] for key in groups}


def _content(operation: Operation) -> Iterator[tuple[ContentGroup, bool]]:
    """Yield all content of an operation's responses, and whether it is of an error."""
    returned = successes(operation)
    for response in operation.responses:
        is_error = response not in returned
        yield from ((group, is_error) for group in content_groups(response))


def _headers_in_all(groups: Iterable[ContentGroup]) -> dict[Type, set[str]]:
    """Return the headers that all content of a type has, by the type."""
    common: dict[Type, set[str]] = {}
    for group in groups:
        headers = {row.name for row in group.response.headers}
        common[group.type] = common.get(group.type, headers) & headers
    return common


def _names(names: Names, group: ContentGroup, in_all: set[str]) -> Iterator[str]:
    """Names for a constant: by the type, headers of its own, a media type, a number."""
    name = upper_case(_type_name(names, group), "CONTENT")
    yield name
    own = [row.name for row in group.response.headers if row.name not in in_all]
    headers = "_".join(upper_case(row, "HEADER") for row in own)
    if headers and len(headers) <= _LONGEST_HEADERS:
        yield f"{name}_{headers}"
    subtype = essence(group.media[0].name).rpartition("/")[2]
    yield f"{name}_{upper_case(subtype, 'CONTENT')}"
    yield from (f"{name}_{number}" for number in count(2))


def _type_name(names: Names, group: ContentGroup) -> str:
    type_ = group.type
    if isinstance(type_, ArrayOf) and isinstance(type_.items, Reference):
        return f"{names.classes[type_.items.pointer, False]}_list"
    if isinstance(type_, Reference):
        return names.classes[type_.pointer, False]
    is_text = isinstance(type_, Primitive) and type_.kind is Kind.STRING
    return "text" if is_text else "error"
