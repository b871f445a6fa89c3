"""Constants of one module under ``_operations/`` for what its responses repeat.

``PROBLEM`` stands for content that several responses have, ``RATE_LIMIT`` for headers and
``JSON_OR_XML`` for media types that several descriptions in the module have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, count
from typing import TypeVar

from generator.ir import Operation, Response
from generator.ir.media_types import essence
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.layout import Group, prefixed, statement
from generator.plan.response_groups import ContentGroup, content_groups, headers_key
from generator.plan.response_specs import ResponseConstants, SpecWriter
from generator.plan.scope import Scope
from generator.plan.shared_responses import MODULE, SharedContent
from generator.text import Code, code, identifier, upper_case

T = TypeVar("T")

_LONGEST_NAME = 50
"""The characters of a name that is made of several headers."""
_MOST_NAMES = 3
"""From how many headers or media types on a constant is named after the first alone."""


class ModuleConstants:
    """The constants that a module defines, or imports from the shared one."""

    def __init__(
        self, design: Design, module: str, operations: tuple[Operation, ...]
    ) -> None:
        self._design = design
        self._module = module
        self._operations = operations
        self._scope = Scope(frozenset(), frozenset())

    def names(self) -> Iterator[str]:
        """The names of the constants that the module defines."""
        yield from (name for name, _ in self._headers.values())
        yield from (name for name, _ in self._media.values())
        yield from (shared.constant for shared in self._shared)

    def write(self, scope: Scope) -> tuple[ResponseConstants, list[Code]]:
        """Define the constants in a module, and say what they stand for."""
        self._scope = scope
        constants = ResponseConstants(
            self._of_content, self._of_headers, self._of_media
        )
        design = self._design
        annotator = Annotator(
            scope, design.names, design.api.declarations, design.homes, None
        )
        writer = SpecWriter(annotator, constants)
        lines = [
            _definition(name, writer.headers(response))
            for name, response in self._headers.values()
        ]
        lines += [
            _definition(name, writer.media_types(group))
            for name, group in self._media.values()
        ]
        lines += [
            _definition(shared.constant, writer.content(shared.group))
            for shared in self._shared
        ]
        return constants, lines

    @cached_property
    def _shared(self) -> list[SharedContent]:
        """The shared content that this module defines."""
        contents = self._design.shared_responses.values()
        return [row for row in contents if row.module == self._module]

    @cached_property
    def _headers(self) -> Mapping[str, tuple[str, Response]]:
        """Names for headers that are written more than once, with an occurrence."""
        rows = [*(row.response for row in self._described), *self._without_content()]
        repeated = _repeated((headers_key(row), row) for row in rows if row.headers)
        named: dict[str, tuple[str, Response]] = {}
        for key, response in repeated.items():
            words = [upper_case(row.name, "HEADER") for row in response.headers]
            name = "_".join(words[:_MOST_NAMES])
            name = name if len(name) <= _LONGEST_NAME else words[0]
            others = {name for name, _ in named.values()}
            named[key] = self._unused((name, f"{name}_HEADERS"), others), response
        return named

    @cached_property
    def _media(self) -> Mapping[str, tuple[str, ContentGroup]]:
        """Names for media types that are written together more than once."""
        rows = (row for row in self._described if len(row.media) > 1)
        headers = {name for name, _ in self._headers.values()}
        named: dict[str, tuple[str, ContentGroup]] = {}
        for key, group in _repeated((row.media_key, row) for row in rows).items():
            forms = [upper_case(_form(row.name), "ANY") for row in group.media]
            name = "_OR_".join(dict.fromkeys(forms[:_MOST_NAMES]))
            others = headers | {name for name, _ in named.values()}
            named[key] = self._unused((name, f"{name}_TYPES"), others), group
        return named

    def _unused(self, names: tuple[str, str], others: set[str]) -> str:
        """The first name that no other constant has, with a number if need be."""
        taken = self._design.constant_names | others
        numbered = (f"{names[-1]}_{number}" for number in count(2))
        free = (name for name in chain(names, numbered) if name not in taken)
        return next(free)

    @cached_property
    def _described(self) -> list[ContentGroup]:
        """The content that the module describes, as often as it does so."""
        shared = self._design.shared_responses
        groups = [row.group for row in self._shared]
        groups += (
            group
            for operation in self._operations
            for response in operation.responses
            for group in content_groups(response)
            if group.key not in shared
        )
        return groups

    def _without_content(self) -> Iterator[Response]:
        for operation in self._operations:
            yield from (row for row in operation.responses if not row.media)

    def _of_content(self, group: ContentGroup) -> Code | None:
        shared = self._design.shared_responses.get(group.key)
        if shared is None:
            return None
        if shared.module == self._module:
            return self._scope.own(shared.constant)
        return self._scope.name(f".{MODULE}", shared.constant)

    def _of_headers(self, response: Response) -> Code | None:
        found = self._headers.get(headers_key(response))
        return None if found is None else self._scope.own(found[0])

    def _of_media(self, group: ContentGroup) -> Code | None:
        found = self._media.get(group.media_key)
        return None if found is None else self._scope.own(found[0])


def _repeated(rows: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return what is there more than once, by its key, with the first occurrence."""
    first: dict[str, T] = {}
    repeated: set[str] = set()
    for key, value in rows:
        if key in first:
            repeated.add(key)
        first.setdefault(key, value)
    return {key: value for key, value in first.items() if key in repeated}


def _form(media_type: str) -> str:
    """The structured syntax suffix (RFC 6838, section 4.2.8), else the subtype."""
    return essence(media_type).rpartition("/")[2].rpartition("+")[2]


def _definition(name: str, value: Code | Group) -> Code:
    return statement(prefixed(code("{} = ", identifier(name)), value), 0)
