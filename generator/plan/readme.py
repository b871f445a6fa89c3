"""README.md of a distribution: each example in it is a whole program of this SDK.

Only sections that the SDK has something for are there: no pages without a paginated
operation, no environment without a prefix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.ir import Operation
from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.project_files import distribution_name
from generator.plan.responses import is_streamed_only
from generator.plan.sample_programs import SamplePrograms, is_download, plainest
from generator.plan.settings import secret_headers
from generator.plan.template_models import (
    Credential,
    MethodSummary,
    Program,
    ReadmeFile,
)
from generator.text import (
    Code,
    code_lines,
    identifier,
    join,
    markdown_code,
    markdown_text,
)

_MOST_METHODS = 60
"""How many methods a README lists; of more, the first resources are no help."""


def readme_file(design: Design) -> ReadmeFile:
    """Plan README.md."""
    return _Readme(design).file()


class _Readme:
    def __init__(self, design: Design) -> None:
        self._design = design
        self._api = design.api
        self._programs = SamplePrograms(design, required_only=True)
        self._package = identifier(design.package)
        self._client, self._async_client = map(identifier, design.names.clients)
        self._credentials = tuple(self._credential_rows())

    def file(self) -> ReadmeFile:
        """Return all that the template prints."""
        design, programs = self._design, self._programs
        first = plainest(self._api.operations)
        operations = self._api.operations
        return ReadmeFile(
            title=markdown_text(design.title),
            about=markdown_text(f"A typed Python SDK for {sentence(design.title)}"),
            distribution=Code(distribution_name(design)),
            package=self._package,
            client=self._client,
            async_client=self._async_client,
            credentials=self._credentials,
            environment=bool(self._api.env_prefix),
            first=_program(programs.calling, first),
            asynchronous=_program(partial(programs.calling, asynchronous=True), first),
            errors=_program(programs.catching, first),
            response=_program(programs.responding, first),
            pages=_program(programs.paging, self._pick(_is_paginated)),
            waiting=_program(programs.waiting, self._pick(_runs_long)),
            streaming=_program(programs.streaming, self._pick(is_streamed_only)),
            download=_program(programs.saving, self._pick(is_download)),
            upload=_program(programs.calling, self._pick(_is_upload)),
            docs="docs" in design.parts,
            testing="testing" in design.parts,
            cli="cli" in design.parts,
            mcp="mcp" in design.parts,
            aiohttp="aiohttp" in design.transports,
            pyreqwest="pyreqwest" in design.transports,
            otel="otel" in design.parts,
            methods=tuple(map(self._summary, operations[:_MOST_METHODS])),
            more_methods=len(operations) > _MOST_METHODS,
        )

    def _credential_rows(self) -> Iterator[Credential]:
        names = self._design.names.constructor
        keywords = dict.fromkeys(
            name for (scheme, _), name in names.items() if scheme is not None
        )
        headers = secret_headers(self._api, self._design.names)
        keywords |= dict.fromkeys(row.keyword for row in headers)
        variables = dict(self._api.env_names)
        prefix = self._api.env_prefix
        for keyword in keywords:
            variable = variables.get(keyword, f"{prefix}_{keyword.upper()}")
            yield Credential(
                identifier(keyword), markdown_code(variable) if prefix else None
            )

    def _summary(self, operation: Operation) -> MethodSummary:
        called = self._design.names.called(operation)
        return MethodSummary(
            join(".", map(identifier, called)), markdown_text(operation.summary)
        )

    # The operations that examples call.

    def _pick(self, has: Callable[[Operation], bool]) -> Operation | None:
        """Return the plainest operation of a kind, or None."""
        return plainest(filter(has, self._api.operations))


def _program(
    write: Callable[[Operation], Code], operation: Operation | None
) -> tuple[Program, ...]:
    """Return the program of an operation; none without one."""
    return () if operation is None else (Program(code_lines(write(operation))),)


def _is_paginated(operation: Operation) -> bool:
    return operation.pagination is not None


def _runs_long(operation: Operation) -> bool:
    return operation.poller is not None


def _is_upload(operation: Operation) -> bool:
    body = operation.body
    return body is not None and any(media.files for media in body.media)
