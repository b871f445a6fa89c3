"""Templates of the user's own, in place of single ones of the generator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.diagnostics import Diagnostic, DocumentError, Position, Severity
from generator.package_data import templates

_PATTERN = "*.jinja"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template that replaces one of the same name.

    Attributes:
        name: below the folder of templates, with ``/``.
        path: where it was read.
    """

    name: str
    path: Path
    text: str


def read_templates(folder: Path) -> tuple[TemplateFile, ...]:
    """Read every template of a folder, sorted by name.

    Raises:
        DocumentError: one cannot be read, or there is none to be replaced by it.
    """
    own = sorted(folder.rglob(_PATTERN))
    if not own:
        raise template_error(f"there is no template ({_PATTERN}) in it", folder)
    return tuple(_read(folder, own))


def _read(folder: Path, own: list[Path]) -> Iterator[TemplateFile]:
    root = templates()
    known = [path.relative_to(root).as_posix() for path in root.rglob(_PATTERN)]
    for path in own:
        name = path.relative_to(folder).as_posix()
        if name not in known:
            near = get_close_matches(name, known, 1) or sorted(known)
            help = f"templates that can be replaced: {', '.join(near)}"
            raise template_error(
                "the generator has no template of this name", path, help=help
            )
        try:
            yield TemplateFile(name, path, path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise template_error(f"cannot be read: {error}", path) from error


def template_error(
    message: str, path: Path, line: int = 0, text: str = "", help: str | None = None
) -> DocumentError:
    """Return the error for a mistake in a template of the user's own.

    Args:
        message: what is wrong.
        path: of the template, or of the folder.
        line: counts from 1; 0 for the file as a whole.
        text: of that line.
        help: what to do about it.
    """
    column = 1 if line else 0
    position = Position(path, line, column, text)
    found = Diagnostic("template", Severity.ERROR, message, "", help, position=position)
    return DocumentError((found,))
