"""From documents to an SDK: `render(plan(name(lower(configure(load(specs))))))`.

`generator.engine` runs the same stages in two processes, and keeps results; the files
are the same without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.configuration.configure import configure
from generator.diagnostics import Diagnostic, refuse_deep_nesting, reject_invalid
from generator.document import Document, load
from generator.ir import Api
from generator.lower import lower
from generator.naming import name
from generator.options import Request
from generator.plan import Design, design_package, plan
from generator.plan.famous_names import note_famous_name
from generator.plan.project_files import PROJECT_FILE
from generator.render import render
from generator.result import Result
from generator.validate import validate

Progress = Callable[[str], None]


def generate(request: Request, progress: Progress = lambda stage: None) -> Result:
    """Generate an SDK, in memory.

    Args:
        request: what to generate.
        progress: is told the name of each stage before it starts.

    Raises:
        DocumentError: a document cannot be used.
    """
    progress("load")
    document = configure(load_document(request), request.configuration)
    return generate_from(document, request, progress)


def load_document(request: Request) -> Document:
    """Read the documents of a request, with all they refer to.

    Raises:
        DocumentError: they cannot be read as OpenAPI.
    """
    return load(
        request.specs,
        overlays=request.overlays,
        limits=request.limits,
        ref_root=request.ref_root,
        allow_invalid=request.allow_invalid,
    )


def generate_from(document: Document, request: Request, progress: Progress) -> Result:
    """Generate an SDK for a document that is configured; see `generate`."""
    progress("validate")
    findings = reject_invalid(validate(document), document, request.allow_invalid)
    with refuse_deep_nesting(document):
        progress("lower")
        api = lower(document, request.limits)
        progress("name")
        names = name(api)
        progress("plan")
        design = design_package(
            api, names, request.package, request.parts, request.transports
        )
        planned = plan(design, dist=request.dist)
        progress("render")
        files = render(request.package, planned, request.templates)
    return build_result(document, findings, design, files)


def build_result(
    document: Document,
    findings: tuple[Diagnostic, ...],
    design: Design,
    files: Mapping[str, str],
) -> Result:
    """Put together what the stages say of a document, and its files."""
    api: Api = design.api
    notes = note_famous_name(design) if PROJECT_FILE in files else ()
    return Result(
        files=files,
        diagnostics=(*document.diagnostics, *findings, *api.diagnostics, *notes),
        document=document,
        operations=len(api.operations),
        models=sum(map(len, design.class_names().values())),
        names=design.published,
    )
