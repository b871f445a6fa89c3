"""Templates by name: the user's own, else the generator's; and mistakes in the former."""

from __future__ import annotations

import traceback
from collections.abc import Generator
from contextlib import contextmanager

import jinja2

from generator.diagnostics import DocumentError
from generator.package_data import templates
from generator.render.verify import UnsafeOutputError
from generator.template_files import TemplateFile, template_error

Templates = tuple[TemplateFile, ...]
"""Templates of the user's own."""


def template_loader(own: Templates) -> jinja2.BaseLoader:
    """Return what finds templates by name."""
    builtin = jinja2.FileSystemLoader(templates())
    if not own:
        return builtin
    texts = {file.name: (file.text, str(file.path), None) for file in own}
    return jinja2.ChoiceLoader((jinja2.FunctionLoader(texts.get), builtin))


@contextmanager
def blame_own(own: Templates, name: str) -> Generator[None]:
    """Turn what goes wrong in a block into an error of a template of the user's own.

    Args:
        own: the user's templates; without any, nothing is turned.
        name: of the template that is rendered.

    Raises:
        DocumentError: located in the template that failed, as far as that is known.
    """
    try:
        yield
    except (jinja2.TemplateError, UnsafeOutputError, TypeError) as error:
        if not own:
            raise
        raise _located(own, name, error) from error


def _located(own: Templates, name: str, error: Exception) -> DocumentError:
    """The error, at the line of the innermost template that is the user's."""
    files = {str(file.path): file for file in own}
    lines = [
        (files[frame.filename], frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename in files
    ]
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename in files:
        lines.append((files[error.filename], error.lineno))
    file, line = lines[-1] if lines else (_likely(own, name), 0)
    rows = file.text.splitlines()
    text = rows[line - 1] if 0 < line <= len(rows) else ""
    help = "the values of templates are described in generator/plan/template_models"
    return template_error(str(error), file.path, line, text, help)


def _likely(own: Templates, name: str) -> TemplateFile:
    """The user's template of the name, else the first: one that others include."""
    return next((file for file in own if file.name == name), own[0])
