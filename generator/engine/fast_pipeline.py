"""The pipeline for large documents: the same stages, in two processes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.configuration.configure import configure
from generator.diagnostics import Diagnostic, refuse_deep_nesting, reject_invalid
from generator.document import Document, load
from generator.document.files_read import FilesRead
from generator.engine.parallel import (
    Task,
    can_fork,
    map_in_two_processes,
    run_in_child,
)
from generator.options import Request
from generator.result import Result

if TYPE_CHECKING:
    from generator.plan import Design, ModuleKey
    from generator.render import RenderedFile

_MIN_SIZE = 300_000
"""The bytes of a document from which validating it is worth a process of its own."""
_MIN_MODELS = 300
"""The size of the modules, in models, from which a second process is worth its start."""


def generate(
    request: Request, progress: Callable[[str], None]
) -> tuple[Result, FilesRead]:
    """Generate an SDK as `generator.pipeline.generate` does, in less time.

    Args:
        request: what to generate.
        progress: is told the name of each stage before it starts.

    Returns:
        The result, and the files that it was made of.

    Raises:
        DocumentError: a document cannot be used.
    """
    progress("load")
    document = load(
        request.specs,
        overlays=request.overlays,
        limits=request.limits,
        ref_root=request.ref_root,
        allow_invalid=request.allow_invalid,
    )
    document = configure(document, request.configuration)
    if document.files_read.size >= _MIN_SIZE and can_fork():
        result = _generate_in_two(document, request, progress)
    else:
        from generator.pipeline import generate_from

        result = generate_from(document, request, progress)
    return result, document.files_read


def _generate_in_two(
    document: Document, request: Request, progress: Callable[[str], None]
) -> Result:
    """Validate in a child process, while this one goes on."""
    wait = run_in_child(partial(_validate, document))
    # Imported only now: the child has begun, and needs none of them.
    from generator.lower import lower
    from generator.naming import name
    from generator.pipeline import build_result
    from generator.plan import design_package
    from generator.render import assemble

    with refuse_deep_nesting(document):
        try:
            progress("lower")
            api = lower(document, request.limits)
            progress("name")
            names = name(api)
            progress("plan")
            design = design_package(
                api, names, request.package, request.parts, request.transports
            )
        finally:  # whatever the stages make of an invalid document, it is refused
            findings = reject_invalid(wait(), document, request.allow_invalid)
        progress("render")
        tasks = _list_tasks(design, request)
        rendered = map_in_two_processes(tasks, _MIN_MODELS)
        files = assemble(request.package, chain.from_iterable(rendered))
    return build_result(document, findings, design, files)


def _list_tasks(design: Design, request: Request) -> list[Task[list[RenderedFile]]]:
    """List the planning and rendering of the files of an SDK."""
    from generator.plan import FilePlanner, module_keys
    from generator.render import render_file

    planner = FilePlanner(design)

    def work(key: ModuleKey) -> list[RenderedFile]:
        return [render_file(file, request.templates) for file in planner.files(key)]

    keys = module_keys(design, dist=request.dist)
    return [Task(partial(work, key), key.size) for key in keys]


def _validate(document: Document) -> tuple[Diagnostic, ...]:
    from generator.validate import validate

    return validate(document)
