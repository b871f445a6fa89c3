"""From the planned files of an SDK to their texts: a table of templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from generator.plan import PlannedFile
from generator.plan import template_models as models
from generator.render.rendered_file import RenderedFile, whole_texts
from generator.render.rendering import Renderer
from generator.render.runtime_files import RUNTIME, runtime_files
from generator.render.template_loading import Templates

__all__ = ["RenderedFile", "assemble", "render", "render_file"]


_MODULES: Mapping[type, str] = {
    models.ClientModule: "client.py.jinja",
    models.CommandLineModule: "command_line.py.jinja",
    models.ConstantsModule: "constants.py.jinja",
    models.DictsModule: "dicts.py.jinja",
    models.DocumentedPackage: "documented_package.py.jinja",
    models.ExamplesModule: "examples.py.jinja",
    models.FixturesModule: "fixtures.py.jinja",
    models.MainModule: "main.py.jinja",
    models.McpMainModule: "mcp_main.py.jinja",
    models.McpModule: "mcp.py.jinja",
    models.ModelsModule: "models.py.jinja",
    models.ModelsPackage: "models_package.py.jinja",
    models.OperationsModule: "operations.py.jinja",
    models.PackageModule: "package.py.jinja",
    models.PollersModule: "pollers.py.jinja",
    models.ReexportModule: "reexport.py.jinja",
    models.ResourceModule: "resource.py.jinja",
    models.TestingModule: "testing.py.jinja",
    models.WebhooksModule: "webhooks.py.jinja",
}
"""The templates of modules, by the type of what they print."""


def render(
    package: str, files: Iterable[PlannedFile], own: Templates = ()
) -> dict[str, str]:
    """Render all files of an SDK, and add the run-time support; see `assemble`.

    Args:
        package: the name of the package.
        files: what was planned.
        own: templates of the user's own.
    """
    return assemble(package, (render_file(file, own) for file in files))


def render_file(planned: PlannedFile, own: Templates = ()) -> RenderedFile:
    """Render one file, with templates of the user's own.

    Raises:
        DocumentError: one of the user's templates has a mistake.
        UnsafeOutputError: the text does not say what was planned.
    """
    content = planned.content
    template = _MODULES.get(type(content))
    if template is not None:
        text, names = _renderer(own).module(template, module=content)
        return RenderedFile(planned.path, text, names)
    other = _OTHERS.get(type(content))
    if other is not None:
        return RenderedFile(planned.path, other(content, _renderer(own)))
    from generator.render.pages import render_page  # only SDKs with pages wait for it

    return render_page(planned.path, content, _renderer(own))


def assemble(package: str, files: Iterable[RenderedFile]) -> dict[str, str]:
    """Put the files of an SDK together with the run-time support that they import.

    Args:
        package: the name of the package.
        files: all others.

    Returns:
        Texts by path below the output folder, in a fixed order.
    """
    rendered = tuple(files)
    names = {name for file in rendered for name in file.runtime_names}
    texts = whole_texts(rendered)
    for path, text in runtime_files(names).items():
        texts[f"{package}/{RUNTIME}/{path}"] = text
    return texts


def _readme(content: object, renderer: Renderer) -> str:
    return renderer.text("readme.md.jinja", file=content)


def _project(content: object, renderer: Renderer) -> str:
    return renderer.toml("pyproject.toml.jinja", file=content)


def _json(content: object, _: Renderer) -> str:
    """Serialize data; no text of it can be anything else than a JSON string."""
    assert isinstance(content, models.JsonFile)
    text = json.dumps(content.value, ensure_ascii=False, allow_nan=False)
    # Half a surrogate pair is no text (RFC 8259, section 8.2): readers refuse it.
    value = json.loads(text.encode(errors="replace"))
    return json.dumps(value, indent=1) + "\n"


def _empty(_: object, _renderer: Renderer) -> str:
    return ""


_OTHERS: Mapping[type, Callable[[object, Renderer], str]] = {
    models.EmptyFile: _empty,
    models.JsonFile: _json,
    models.ProjectFile: _project,
    models.ReadmeFile: _readme,
}
"""The files that are no modules, by the type of what is printed."""


@cache
def _renderer(own: Templates) -> Renderer:
    return Renderer(own)
