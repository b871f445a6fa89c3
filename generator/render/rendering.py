"""Jinja2, able to print nothing but :class:`Code`, and to hide nothing in it."""

from __future__ import annotations

from collections.abc import Mapping

import jinja2

from generator.render.jinja_environment import PrintingEnvironment
from generator.render.template_loading import Templates, blame_own, template_loader
from generator.render.verify import verify, verify_lines, verify_toml
from generator.text import Code


class Renderer:
    """Renders templates and compares each result with what was planned.

    The environment has no filters, tests or globals, its templates compute nothing,
    and what they print is ``Code`` or refused.
    """

    def __init__(self, own: Templates = ()) -> None:
        self.own = own
        """Templates of the user's own."""
        self._printed: list[Code] = []
        self._environment = PrintingEnvironment(
            loader=template_loader(own),
            autoescape=False,
            finalize=self._print,
            keep_trailing_newline=True,
            auto_reload=False,
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._environment.filters.clear()
        self._environment.tests.clear()
        self._environment.globals.clear()

    def module(self, template: str, **values: object) -> tuple[str, frozenset[str]]:
        """Render a template that is a Python module.

        Returns:
            Its text, and the dotted names of the run-time support that it imports.

        Raises:
            UnsafeOutputError: the text is no Python, or its constants are not those
                of the printed pieces.
        """
        with blame_own(self.own, template):
            text = self._rendered(template, values)
            return text, verify(template, text, self._printed)

    def text(self, template: str, **values: object) -> str:
        """Render a template that is prose.

        Raises:
            UnsafeOutputError: a printed piece is more than a part of a line.
        """
        with blame_own(self.own, template):
            text = self._rendered(template, values)
            verify_lines(template, self._printed)
            return text

    def toml(self, template: str, **values: object) -> str:
        """Render a template that is TOML.

        Raises:
            UnsafeOutputError: the table has not the planned values, and only these.
        """
        with blame_own(self.own, template):
            text = self._rendered(template, values)
            verify_toml(template, text, self._printed)
            return text

    def _rendered(self, template: str, values: Mapping[str, object]) -> str:
        self._printed.clear()
        return self._environment.get_template(template).render(**values)

    def _print(self, value: object) -> str:
        if isinstance(value, jinja2.Undefined):
            str(value)  # raises an error that says what is undefined
        if type(value) is not Code:
            raise TypeError(f"templates print Code only, not {type(value).__name__}")
        self._printed.append(value)
        return value.source
