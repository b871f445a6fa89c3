"""Constants of one module under ``_operations/`` for what its responses repeat.

``NOT_FOUND`` stands for a response that several operations have, ``RATE_LIMIT`` for
headers that several descriptions in the module have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from generator.ir import Operation, Response
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.layout import Group, prefixed, sequence, statement
from generator.plan.responses import ResponseConstants, response_rows, typed_headers
from generator.plan.scope import Scope
from generator.plan.shared_responses import MODULE, SharedResponse, response_key
from generator.text import Code, code, identifier, upper_case

_MOST_NAMES = 3
"""From how many headers on a constant is named after the first ones alone."""


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
        yield from (shared.constant for shared in self._shared)

    def write(self, scope: Scope) -> tuple[ResponseConstants, list[Code]]:
        """Define the constants in a module, and say what they stand for."""
        self._scope = scope
        constants = ResponseConstants(self._of_response, self._of_headers)
        design = self._design
        annotator = Annotator(
            scope, design.names, design.api.declarations, design.homes, None
        )
        lines = [
            _definition(name, typed_headers(annotator, response))
            for name, response in self._headers.values()
        ]
        for shared in self._shared:
            rows = response_rows(annotator, shared.response, constants)
            lines.append(_definition(shared.constant, sequence(rows)))
        return constants, lines

    @cached_property
    def _shared(self) -> list[SharedResponse]:
        """The shared responses that this module defines."""
        responses = self._design.shared_responses.values()
        return [row for row in responses if row.module == self._module]

    @cached_property
    def _headers(self) -> Mapping[str, tuple[str, Response]]:
        """Names for headers that are written more than once, with an occurrence."""
        counts: dict[str, int] = {}
        first: dict[str, Response] = {}
        for response in self._described():
            key = _headers_key(response)
            counts[key] = counts.get(key, 0) + max(len(response.media), 1)
            first.setdefault(key, response)
        taken = self._design.constant_names
        names: dict[str, tuple[str, Response]] = {}
        for key, response in first.items():
            if counts[key] > 1:
                others = {name for name, _ in names.values()}
                name = next(n for n in _names(response) if n not in taken | others)
                names[key] = name, response
        return names

    def _described(self) -> Iterator[Response]:
        """The responses with headers that the module describes."""
        shared = self._design.shared_responses
        yield from (row.response for row in self._shared if row.response.headers)
        for operation in self._operations:
            for response in operation.responses:
                if response.headers and response_key(response) not in shared:
                    yield response

    def _of_response(self, response: Response) -> Code | None:
        shared = self._design.shared_responses.get(response_key(response))
        if shared is None:
            return None
        if shared.module == self._module:
            return self._scope.own(shared.constant)
        return self._scope.name(f".{MODULE}", shared.constant)

    def _of_headers(self, response: Response) -> Code | None:
        found = self._headers.get(_headers_key(response))
        return None if found is None else self._scope.own(found[0])


def _headers_key(response: Response) -> str:
    return repr([replace(header, description="") for header in response.headers])


def _names(response: Response) -> Iterator[str]:
    """Names for headers: all of theirs, or of the first ones."""
    words = [upper_case(header.name, "HEADER") for header in response.headers]
    name = "_".join(words[:_MOST_NAMES])
    yield name
    yield f"{name}_HEADERS"
    number = 2
    while True:
        yield f"{name}_HEADERS_{number}"
        number += 1


def _definition(name: str, value: Group) -> Code:
    return statement(prefixed(code("{} = ", identifier(name)), value), 0)
