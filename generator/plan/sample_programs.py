"""Sample programs: each is a whole program of an SDK that calls one operation.

READMEs and pages print them, and tests run them against the mock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from generator.ir import Kind, Operation, Primitive, asked_schemes
from generator.ir.security import credential_parts
from generator.naming import header_keyword
from generator.plan.design import Design
from generator.plan.layout import prefixed, statement
from generator.plan.method_docs import error_name
from generator.plan.responses import successes
from generator.plan.sample_calls import SampleCall, SampleCalls
from generator.plan.settings import Setting, header_settings
from generator.text import Code, code, code_lines, identifier, join


class _Form(Struct, frozen=True):
    """The words by which a synchronous and an asynchronous program differ."""

    indent: int
    wait: str
    keyword: str


_SYNC = _Form(4, "", "")
_ASYNC = _Form(8, "await ", "async ")
_Body = Callable[[SampleCall, _Form], Code]
_TELLING = ("404", "403", "429", "409", "422", "400", "401")
"""Statuses of errors that a program may want to tell from others, best first."""


class SamplePrograms:
    """Writes sample programs of one SDK.

    Args:
        design: the SDK.
        required_only: leaves out optional arguments.
    """

    def __init__(self, design: Design, *, required_only: bool = False) -> None:
        self._design = design
        self._calls = SampleCalls(design.api, design.names, required_only=required_only)
        self._package = identifier(design.package)
        self._clients = tuple(map(identifier, design.names.clients))

    def calling(self, operation: Operation, *, asynchronous: bool = False) -> Code:
        """Return a program that prints what an operation returns, if anything."""
        found = successes(operation)
        is_empty = bool(found) and not any(row.media for row in found)
        body = _bare_call if is_empty else _printed_result
        return self._program(operation, body, asynchronous)

    def catching(self, operation: Operation) -> Code:
        """Return a program that prints what went wrong."""
        body = partial(_caught_errors, _documented_error(operation))
        return self._program(operation, body, more=("errors",))

    def responding(self, operation: Operation) -> Code:
        """Return a program that prints the whole response."""
        return self._program(operation, _printed_response, view="with_response")

    def paging(self, operation: Operation, *, asynchronous: bool = False) -> Code:
        """Return a program that prints the items of all pages."""
        return self._program(operation, _printed_items, asynchronous, "iterate")

    def waiting(self, operation: Operation, *, asynchronous: bool = False) -> Code:
        """Return a program that waits until what an operation begins has ended."""
        return self._program(operation, _printed_result, asynchronous, "and_wait")

    def streaming(self, operation: Operation, *, asynchronous: bool = False) -> Code:
        """Return a program that prints the items of a stream as they come."""
        return self._program(operation, _printed_stream, asynchronous, "stream")

    def saving(self, operation: Operation, *, asynchronous: bool = False) -> Code:
        """Return a program that saves an answer to a file."""
        return self._program(operation, _saved_stream, asynchronous, "stream")

    def _program(
        self,
        operation: Operation,
        body: _Body,
        asynchronous: bool = False,
        view: str = "",
        more: tuple[str, ...] = (),
    ) -> Code:
        sample = self._calls.sample_call(operation, *([view] if view else []))
        client = self._clients[asynchronous]
        names = join(", ", [client, *map(identifier, more)])
        arguments = self._constructor(operation)
        form = _ASYNC if asynchronous else _SYNC
        lines = code_lines(body(sample, form))
        if asynchronous:
            opened = code("    async with {}({}) as client:", client, arguments)
            lines = (Code("async def main() -> None:"), opened, *lines)
            lines = (*lines, Code(""), Code(""), Code("asyncio.run(main())"))
            first = [Code("import asyncio"), *_import_lines(sample)]
        else:
            opened = code("with {}({}) as client:", client, arguments)
            lines = (opened, *lines)
            first = [*_import_lines(sample)]
        first += [Code("")] * bool(first)
        own = code("from {} import {}", self._package, names)
        space = [Code("")] * (1 + asynchronous)
        return join("\n", (*first, own, *space, *lines))

    def _constructor(self, operation: Operation) -> Code:
        """Return the arguments of the client; the environment has credentials if it can."""
        api = self._design.api
        rows: list[Code] = []
        servers = operation.servers or api.servers
        if not any(each.url.startswith("http") for each in servers[:1]):
            rows.append(Code('base_url="https://api.example.com"'))
        if not api.env_prefix:
            needed = (row.keyword for row in self._needed(operation))
            rows += [code('{}="..."', identifier(each)) for each in needed]
            rows += [code('{}="..."', each) for each in self._credentials(operation)]
        return join(", ", rows)

    def _needed(self, operation: Operation) -> Iterator[Setting]:
        """Yield the headers that an operation needs a value of the client for."""
        names = set(map(header_keyword, operation.client_headers))
        declared = {self._design.names.constructor[name] for name in names}
        for row in header_settings(self._design.api, self._design.names):
            if row.needed and row.keyword in declared:
                yield row

    def _credentials(self, operation: Operation) -> Iterator[Code]:
        """Yield the keywords of the credentials that an operation needs."""
        api, names = self._design.api, self._design.names.constructor
        wanted = min(asked_schemes(api, operation), key=len, default=())
        parts = [(each, part) for each in wanted for part in credential_parts(each)]
        keywords = dict.fromkeys(names[each.name, part] for each, part in parts)
        yield from map(identifier, keywords)


def plainest(operations: Iterable[Operation]) -> Operation | None:
    """Return the operation that is the best first example, or None."""
    return min(operations, key=_plainness, default=None)


def _plainness(operation: Operation) -> tuple[bool, bool, int, int, str]:
    required = sum(each.required for each in operation.parameters)
    needs_body = operation.body is not None and operation.body.required
    return (
        not _is_ordinary(operation),
        operation.deprecated,
        required + 2 * needs_body,
        operation.path.count("/"),
        operation.path,
    )


def _is_ordinary(operation: Operation) -> bool:
    """Tell whether an operation is what most calls of an API are like."""
    media = [each for row in successes(operation) for each in row.media]
    return operation.method == "GET" and bool(media) and not operation.deprecated


def is_download(operation: Operation) -> bool:
    """Tell whether an operation returns a file and nothing else."""
    media = [each for row in successes(operation) for each in row.media]
    return bool(media) and all(
        isinstance(each.type, Primitive) and each.type.kind is Kind.BINARY
        for each in media
    )


def _assigned(name: str, sample: SampleCall, form: _Form, wait: str) -> Code:
    call = prefixed(Code(f"{name} = {wait}"), sample.expression)
    return code("{}{}", _margin(form), statement(call, form.indent))


def _printed_result(sample: SampleCall, form: _Form) -> Code:
    call = _assigned("result", sample, form, form.wait)
    return code("{}\n{}print(result)", call, _margin(form))


def _bare_call(sample: SampleCall, form: _Form) -> Code:
    call = prefixed(Code(form.wait), sample.expression)
    return code("{}{}", _margin(form), statement(call, form.indent))


def _caught_errors(error: Code, sample: SampleCall, form: _Form) -> Code:
    del form
    return code(
        "    try:\n        {}\n"
        "    except {} as error:\n"
        "        print(error.status, error.body, error.request_id)\n"
        "    except errors.ApiError as error:\n"
        "        print(error)",
        statement(sample.expression, 8),
        error,
    )


def _documented_error(operation: Operation) -> Code:
    """The class of the most telling error that an operation documents."""
    statuses = {row.status for row in operation.responses}
    found = next((row for row in _TELLING if row in statuses), "4XX")
    return Code(error_name(found))


def _printed_response(sample: SampleCall, form: _Form) -> Code:
    call = _assigned("response", sample, form, form.wait)
    show = "print(response.status, response.headers, response.data)"
    return code("{}\n{}{}", call, _margin(form), Code(show))


def _printed_items(sample: SampleCall, form: _Form) -> Code:
    call = _assigned("items", sample, form, "")
    loop = Code(f"{form.keyword}for item in items.limit(20):")
    margin = _margin(form)
    return code("{}\n{}{}\n{}    print(item)", call, margin, loop, margin)


def _printed_stream(sample: SampleCall, form: _Form) -> Code:
    loop = Code(f"{form.keyword}for item in stream:")
    inner = _margin(form)
    opened = _opened(sample, form)
    return code("{}\n{}    {}\n{}        print(item)", opened, inner, loop, inner)


def _saved_stream(sample: SampleCall, form: _Form) -> Code:
    save = Code(f'{form.wait}stream.save("download.bin")')
    return code("{}\n{}    {}", _opened(sample, form), _margin(form), save)


def _opened(sample: SampleCall, form: _Form) -> Code:
    """Write ``with call() as stream:``."""
    call = sample.expression
    start = code("{}{}", Code(f"{form.keyword}with "), call.start)
    whole = replace(call, start=start, end=Code(") as stream:"))
    return code("{}{}", _margin(form), statement(whole, form.indent))


def _margin(form: _Form) -> Code:
    return Code(" " * form.indent)


def _import_lines(sample: SampleCall) -> Iterator[Code]:
    """Write the imports of a sample from the standard library."""
    for module, name in sample.imports:
        yield code("from {} import {}", identifier(module), identifier(name))
