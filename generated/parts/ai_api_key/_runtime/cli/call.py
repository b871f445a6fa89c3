"""One call: the client, the method or view that fits, and what comes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

import click

from ..catalog import Catalog, Operation, OperationEntry
from ..errors import MissingCredentialsError
from ..result_data import to_data
from ..serialization import is_object
from ..transports.httpx_transport import HttpxTransport
from .exchange import DryRun, NoAuth, RecordingTransport, VerboseTransport, curl
from .flags import Flag
from .output import Printer
from .profiles import Settings
from .prompts import ask_for_credentials
from .terminal import StatusLine, is_terminal, note, write_line
from .typed_arguments import to_typed

_SHORTEST_SECRET = 4
"""Characters of an argument that is masked in URLs and texts, too."""


class Choices(NamedTuple):
    """The options of a call that are not its operation's arguments."""

    dry_run: bool = False
    verbose: bool = False
    timeout: float | None = None
    limit: int | None = None
    waits: bool = True
    streams: bool = False
    target: str | None = None
    """The file that a download goes to; `-` is standard output."""
    resume: bool = False


class Caller:
    """Makes the calls of one command."""

    def __init__(
        self,
        catalog: Catalog,
        entry: OperationEntry,
        operation: Operation,
        settings: Settings,
        choices: Choices,
    ) -> None:
        self._package = catalog.package
        self._client_entry = catalog.client
        self._entry = entry
        self._operation = operation
        self._settings = settings
        self._choices = choices

    def run(
        self, arguments: Mapping[str, Any], flags: Sequence[Flag], printer: Printer
    ) -> None:
        """Call the operation and print what it returns.

        Raises `ApiError` for all that goes wrong on the way, `click.UsageError` for
        arguments that do not fit. Missing credentials are asked for.
        """
        if self._choices.dry_run:
            self._show_request(arguments, flags)
            return
        try:
            self._call(arguments, flags, printer)
        except MissingCredentialsError:  # nothing was sent
            given = ask_for_credentials(self._client_entry)
            if not given:
                raise
            keywords, secrets = self._settings
            secrets = (*secrets, *given.values())
            self._settings = Settings({**keywords, **given}, secrets)
            self._call(arguments, flags, printer)

    def _call(
        self, arguments: Mapping[str, Any], flags: Sequence[Flag], printer: Printer
    ) -> None:
        transport: Any = HttpxTransport()
        if self._choices.verbose:
            transport = VerboseTransport(transport, self._secrets(arguments))
        with self._client(transport=transport) as client:
            method = self._method(client)
            typed = to_typed(method, arguments, flags)
            self._way()(client, typed, printer)

    def _secrets(self, arguments: Mapping[str, Any]) -> list[str]:
        """The texts that are masked wherever they are shown."""
        secret = (row.name for row in self._operation.arguments if row.is_secret)
        values = [arguments.get(name) for name in secret]
        texts = [text for text in values if isinstance(text, str)]
        long = (text for text in texts if len(text) >= _SHORTEST_SECRET)
        return [*self._settings.secrets, *long]

    # The client and its methods.

    def _client(self, **options: Any) -> Any:
        package = import_module(self._package)
        if self._choices.timeout is not None:
            options["timeout"] = self._choices.timeout
        make: Callable[..., Any] = getattr(package, self._client_entry.class_name)
        try:
            return make(**self._settings.keywords, **options)
        except ValueError as error:  # a server variable or an URL that is none
            raise click.UsageError(str(error)) from None

    def _method(self, client: Any, view: str = "") -> Any:
        resource = client
        for name in filter(None, self._entry.resource.split(".")):
            resource = getattr(resource, name)
        holder = getattr(resource, view) if view else resource
        return getattr(holder, self._entry.function)

    def _show_request(
        self, arguments: Mapping[str, Any], flags: Sequence[Flag]
    ) -> None:
        try:
            request = self._recorded(arguments, flags)
        except MissingCredentialsError:
            note("no credentials are configured: the request is shown without")
            keywords = _without_credentials(self._settings.keywords, self._package)
            self._settings = Settings(keywords, ())
            request = self._recorded(arguments, flags, auth=NoAuth())
        write_line(curl(request, self._secrets(arguments)))

    def _recorded(
        self, arguments: Mapping[str, Any], flags: Sequence[Flag], **options: Any
    ) -> Any:
        with self._client(transport=RecordingTransport(), **options) as client:
            typed = to_typed(self._method(client), arguments, flags)
            view = "stream" if self._entry.streams_only else ""
            try:
                result = self._method(client, view)(**typed)
                with result:
                    pass
            except DryRun as shown:
                return shown.request
        raise AssertionError("a call without a request")

    # The ways to call.

    def _way(self) -> Callable[[Any, dict[str, Any], Printer], None]:
        entry, choices = self._entry, self._choices
        if entry.streams_only or choices.streams:
            return self._print_stream
        if self._operation.result.kind == "bytes":
            return self._download
        if entry.pages:
            return self._print_pages
        if entry.waits and choices.waits:
            return self._wait
        return self._print_result

    def _print_result(
        self, client: Any, arguments: dict[str, Any], printer: Printer
    ) -> None:
        _print(self._method(client)(**arguments), printer)

    def _print_pages(
        self, client: Any, arguments: dict[str, Any], printer: Printer
    ) -> None:
        pager = self._method(client, "iterate")(**arguments)
        if self._choices.limit is not None:
            pager = pager.limit(self._choices.limit)
        printer.print_items(map(to_data, pager))

    def _print_stream(
        self, client: Any, arguments: dict[str, Any], printer: Printer
    ) -> None:
        with self._method(client, "stream")(**arguments) as stream:
            for item in stream:
                printer.print_item(to_data(item))

    def _wait(self, client: Any, arguments: dict[str, Any], printer: Printer) -> None:
        status = StatusLine()
        try:
            status.show("waiting …")
            if self._operation.waits_by_url:
                result = self._method(client, "and_wait")(**arguments)
            else:
                begun = self._method(client)(**arguments)
                result = client.wait(begun, on_update=_shower(status))
        finally:
            status.clear()
        _print(result, printer)

    def _download(
        self, client: Any, arguments: dict[str, Any], printer: Printer
    ) -> None:
        target = self._choices.target
        if target == "" or (target in (None, "-") and is_terminal(sys.stdout)):
            raise click.UsageError("--to: a file, as the answer may not be text")
        with self._method(client, "stream")(**arguments) as stream:
            if target is None or target == "-":
                for chunk in stream.iter_bytes():
                    sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()
                return
            with _progress(stream.size) as progress:
                path = stream.save(target, progress, resume=self._choices.resume)
        note(f"saved {path}")


def _without_credentials(keywords: Mapping[str, str], package: str) -> dict[str, str]:
    plain = {row.keyword for row in Catalog(package).client.settings}
    return {k: v for k, v in keywords.items() if k in plain | {"base_url"}}


def _print(result: Any, printer: Printer) -> None:
    """Print what a method returned; bytes go out as they are."""
    if result is None:
        return
    if isinstance(result, bytes):
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
        return
    printer.print_value(to_data(result))


def _shower(status: StatusLine) -> Callable[[Any], None]:
    """Return what shows the state of a long-running operation."""

    def show(operation: Any) -> None:
        value = to_data(operation)
        if not is_object(value):
            return
        words = [
            str(value[name])
            for name in ("state", "status", "progress")
            if name in value
        ]
        status.show(f"waiting … {' '.join(words)}")

    return show


@contextmanager
def _progress(size: int | None) -> Generator[Callable[[int, int | None], None]]:
    """Show a progress bar of bytes on standard error, if somebody looks."""
    if not size or not is_terminal(sys.stderr):
        yield lambda done, expected: None
        return
    with click.progressbar(length=size, file=sys.stderr) as bar:
        yield lambda done, expected: bar.update(done - bar.pos)
