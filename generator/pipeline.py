"""The whole way from documents to the files of an SDK, one stage a line."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, DocumentError, Severity
from generator.document import Budgets, Document, load
from generator.engine.parallel import Task, aside, can_fork, in_two
from generator.result import Result

if TYPE_CHECKING:
    from generator.plan import Design, ModuleKey
    from generator.render import RenderedFile

_LARGE = 300_000
"""The bytes from which validating a document is worth a process of its own."""
_WORTH_TWO = 300
"""The size of the modules, in models, from which a second process is worth its start."""


class Request(Struct, frozen=True, kw_only=True):
    """What to generate.

    Attributes:
        specs: the documents; several are fragments of one API.
        package: the name of the package.
        overlays: OpenAPI Overlays, applied in order.
        dist: whether pyproject.toml and README.md are wanted too.
        parts: what the SDK has beyond itself, by the names of `parts.PARTS`.
        transports: its transports beside the default, by those of `parts.TRANSPORTS`.
        allow_invalid: whether errors that can be survived become warnings.
        ref_root: the folder that references may read from, if not the document's.
        budgets: how large a document may be.
    """

    specs: tuple[Path, ...]
    package: str
    overlays: tuple[Path, ...] = ()
    dist: bool = False
    parts: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()
    allow_invalid: bool = False
    ref_root: Path | None = None
    budgets: Budgets = field(default_factory=Budgets)


def generate(
    request: Request,
    progress: Callable[[str], None] = lambda stage: None,
) -> Result:
    """Generate an SDK, in memory.

    Args:
        request: what to generate.
        progress: is told the name of each stage before it starts.

    Raises:
        DocumentError: a document cannot be used; nothing was written anywhere.
    """
    progress("load")
    document = read(request)
    progress("validate")
    accepted = _judged(document, request.allow_invalid)
    # Imported only now, so that a second process has begun by then.
    from generator.lower import lower
    from generator.plan import design
    from generator.render import assemble

    progress("lower")
    with _limited(document):
        try:
            api = lower(document, request.budgets)
            progress("name")
            designed = design(api, request.package, request.parts, request.transports)
        finally:  # whatever the stages make of an invalid document, it is refused
            findings = accepted()
        progress("emit")
        files = assemble(request.package, _rendered(designed, dist=request.dist))
    return Result(
        files=files,
        diagnostics=(*document.diagnostics, *findings, *api.diagnostics),
        document=document,
        inputs=document.inputs,
        operations=len(api.operations),
        models=sum(map(len, designed.class_names().values())),
        names=designed.published,
    )


def _rendered(design: Design, *, dist: bool) -> list[RenderedFile]:
    """Plan and render each file; where there are many, in two processes."""
    from generator.plan import module_keys, plan_module
    from generator.render import render_file

    def task(key: ModuleKey) -> Task[RenderedFile]:
        return Task(lambda: render_file(plan_module(design, key)), key.size)

    tasks = [task(key) for key in module_keys(design, dist=dist)]
    return in_two(tasks, _WORTH_TWO)


def read(request: Request) -> Document:
    """Read the documents of a request, with all they refer to.

    Raises:
        DocumentError: they cannot be read as OpenAPI.
    """
    return load(
        request.specs,
        overlays=request.overlays,
        budgets=request.budgets,
        ref_root=request.ref_root,
    )


def _judged(
    document: Document, allow_invalid: bool
) -> Callable[[], tuple[Diagnostic, ...]]:
    """Validate a document; a large one in another process, while this one goes on.

    Returns:
        What waits for the findings, and refuses the document if it is invalid.
    """

    def validated() -> tuple[Diagnostic, ...]:
        from generator.validate import validate

        return validate(document)

    size = sum(content.size for content in document.inputs.files.values())
    if size >= _LARGE and can_fork():
        verdict = aside(validated)
        return lambda: _accepted(document, verdict(), allow_invalid)
    found = _accepted(document, validated(), allow_invalid)
    return lambda: found


@contextmanager
def _limited(document: Document) -> Generator[None]:
    """Refuse what nests more deeply than Python can follow."""
    try:
        yield
    except RecursionError:
        message = "the schemas nest more deeply than Python can follow"
        diagnostic = Diagnostic("too-deep", Severity.ERROR, message, "#")
        raise DocumentError((diagnostic,), document) from None


def _accepted(
    document: Document, found: tuple[Diagnostic, ...], allow_invalid: bool
) -> tuple[Diagnostic, ...]:
    """Refuse an invalid document, or turn what can be survived into warnings."""
    errors = [row for row in found if row.severity is Severity.ERROR]
    fatal = [row for row in errors if not (allow_invalid and row.survivable)]
    if fatal:
        raise DocumentError(found, document)
    return tuple(
        replace(row, severity=Severity.WARNING) if row in errors else row
        for row in found
    )
