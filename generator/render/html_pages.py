"""Pages: texts are escaped, safe HTML is printed as it is, and nothing else is printed."""

from __future__ import annotations

import jinja2

from generator.plan.template_models.page_entries import (
    Tree,
)
from generator.render.jinja_environment import PrintingEnvironment
from generator.render.template_loading import Templates, blame_own, template_loader
from generator.text.html import Html, visible_text

_FOLDER = "docs"
_TREE = "docs/tree.html.jinja"


class PageRenderer:
    """Renders pages; a tree that occurs on a page again is rendered once.

    The environment has no filters, tests or globals, its templates compute nothing, and
    Jinja2 escapes each text that they print.
    """

    def __init__(self, own: Templates = ()) -> None:
        self._own = own
        self._trees: dict[str, Html] = {}
        self._environment = PrintingEnvironment(
            loader=template_loader(own),
            autoescape=True,
            finalize=self._print,
            auto_reload=False,
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._environment.filters.clear()
        self._environment.tests.clear()
        self._environment.globals.clear()

    def page(self, template: str, page: object) -> str:
        """Return a page of HTML.

        Args:
            template: its name, below the folder of pages.
            page: what it prints.
        """
        self._trees.clear()
        name = f"{_FOLDER}/{template}"
        with blame_own(self._own, name):
            return self._environment.get_template(name).render(page=page)

    def _print(self, value: object) -> object:
        """Return what is printed for a value; Jinja2 escapes it, if it is a text."""
        if isinstance(value, str):
            return visible_text(value)
        if isinstance(value, Html):
            return value
        if isinstance(value, Tree):
            return self._tree(value)
        if type(value) is int:
            return str(value)
        raise TypeError(f"pages do not print {type(value).__name__}")

    def _tree(self, tree: Tree) -> Html:
        if tree.key not in self._trees:
            template = self._environment.get_template(_TREE)
            self._trees[tree.key] = Html(template.render(tree=tree))
        return self._trees[tree.key]
