"""README.md of a distribution: each example in it is a whole program of this SDK.

Only sections that the SDK has something for are there: no pages without a paginated
operation, no environment without a prefix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from generator.ir import Kind, Operation, Primitive
from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.layout import prefixed, statement
from generator.plan.project_files import distribution_name
from generator.plan.responses import is_streamed_only, successes
from generator.plan.sample_calls import SampleCall, SampleCalls
from generator.plan.template_models import (
    Credential,
    MethodSummary,
    Program,
    ReadmeFile,
)
from generator.text import (
    Code,
    code,
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
        self._calls = SampleCalls(design.api, design.names, required_only=True)
        self._package = identifier(design.package)
        self._client, self._async_client = map(identifier, design.names.clients)
        self._credentials = tuple(self._credential_rows())

    def file(self) -> ReadmeFile:
        """Return all that the template prints."""
        design = self._design
        first = self._pick(_is_ordinary) or self._pick(lambda _: True)
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
            first=self._program(first, self._printed_result),
            asynchronous=self._asynchronous(first),
            errors=self._program(first, self._caught_errors, more=("errors",)),
            response=self._program(first, self._printed_response, "with_response"),
            pages=self._program(
                self._pick(lambda each: each.pagination is not None),
                self._printed_items,
                "iterate",
            ),
            waiting=self._program(
                self._pick(lambda each: each.poller is not None),
                self._printed_result,
                "and_wait",
            ),
            streaming=self._program(
                self._pick(is_streamed_only), self._printed_stream, "stream"
            ),
            download=self._program(
                self._pick(_is_download), self._saved_stream, "stream"
            ),
            upload=self._program(self._pick(_is_upload), self._printed_result),
            testing="testing" in design.parts,
            cli="cli" in design.parts,
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
        found = [each for each in self._api.operations if has(each)]
        return min(found, key=_plainness, default=None)

    # The programs.

    def _program(
        self,
        operation: Operation | None,
        body: Callable[[SampleCall], Code],
        *view: str,
        more: tuple[str, ...] = (),
    ) -> tuple[Program, ...]:
        """Return a program that calls an operation with a client; none without one."""
        if operation is None:
            return ()
        sample = self._calls.sample_call(operation, *view)
        names = join(", ", [self._client, *map(identifier, more)])
        opened = code("with {}({}) as client:", self._client, self._constructor())
        lines = (
            *_import_lines(sample),
            code("from {} import {}", self._package, names),
            Code(""),
            opened,
            *code_lines(body(sample)),
        )
        return (Program(lines),)

    def _asynchronous(self, operation: Operation | None) -> tuple[Program, ...]:
        if operation is None:
            return ()
        sample = self._calls.sample_call(operation)
        call = statement(prefixed(Code("result = await "), sample.expression), 8)
        name, arguments = self._async_client, self._constructor()
        lines = (
            Code("import asyncio"),
            Code(""),
            *_import_lines(sample),
            code("from {} import {}", self._package, name),
            Code(""),
            Code("async def main() -> None:"),
            code("    async with {}({}) as client:", name, arguments),
            *code_lines(code("        {}", call)),
            Code("        print(result)"),
            Code(""),
            Code("asyncio.run(main())"),
        )
        return (Program(lines),)

    def _constructor(self) -> Code:
        """Return the arguments of the client; the environment has credentials if it can."""
        rows: list[Code] = []
        if not any(each.url.startswith("http") for each in self._api.servers[:1]):
            rows.append(Code('base_url="https://api.example.com"'))
        if not self._api.env_prefix:
            rows += [code('{}="..."', each.keyword) for each in self._credentials[:2]]
        return join(", ", rows)

    def _printed_result(self, sample: SampleCall) -> Code:
        call = statement(prefixed(Code("result = "), sample.expression), 4)
        return code("    {}\n    print(result)", call)

    def _caught_errors(self, sample: SampleCall) -> Code:
        return code(
            "    try:\n        {}\n"
            "    except errors.NotFoundError as error:\n"
            "        print(error.status, error.body, error.request_id)\n"
            "    except errors.ApiError as error:\n"
            "        print(error)",
            statement(sample.expression, 8),
        )

    def _printed_response(self, sample: SampleCall) -> Code:
        call = statement(prefixed(Code("response = "), sample.expression), 4)
        return code(
            "    {}\n    print(response.status, response.headers, response.data)", call
        )

    def _printed_items(self, sample: SampleCall) -> Code:
        call = statement(prefixed(Code("items = "), sample.expression), 4)
        return code(
            "    {}\n    for item in items.limit(20):\n        print(item)", call
        )

    def _printed_stream(self, sample: SampleCall) -> Code:
        return code(
            "    {}\n        for item in stream:\n            print(item)",
            _opened(sample),
        )

    def _saved_stream(self, sample: SampleCall) -> Code:
        return code('    {}\n        stream.save("download.bin")', _opened(sample))


def _opened(sample: SampleCall) -> Code:
    """Write ``with call() as stream:``."""
    call = sample.expression
    whole = replace(call, start=code("with {}", call.start), end=Code(") as stream:"))
    return statement(whole, 4)


def _import_lines(sample: SampleCall) -> Iterator[Code]:
    """Write the imports of a sample; the SDK's own follow after an empty line."""
    for module, name in sample.imports:
        yield code("from {} import {}", identifier(module), identifier(name))
    if sample.imports:
        yield Code("")


def _plainness(operation: Operation) -> tuple[bool, int, int, str]:
    required = sum(each.required for each in operation.parameters)
    needs_body = operation.body is not None and operation.body.required
    return (
        operation.deprecated,
        required + 2 * needs_body,
        operation.path.count("/"),
        operation.path,
    )


def _is_ordinary(operation: Operation) -> bool:
    """Tell whether an operation is what most calls of an API are like."""
    media = [each for row in successes(operation) for each in row.media]
    return operation.method == "GET" and bool(media) and not operation.deprecated


def _is_download(operation: Operation) -> bool:
    media = [each for row in successes(operation) for each in row.media]
    return bool(media) and all(
        isinstance(each.type, Primitive) and each.type.kind is Kind.BINARY
        for each in media
    )


def _is_upload(operation: Operation) -> bool:
    body = operation.body
    return body is not None and any(media.files for media in body.media)
