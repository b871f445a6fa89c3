"""Jinja2, cut down to what prints: loops, conditions, names and their attributes."""

from __future__ import annotations

from typing import Any

import jinja2
from jinja2 import nodes

_NODES: frozenset[type[nodes.Node]] = frozenset(
    (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Include, nodes.Const)
    + (nodes.For, nodes.If, nodes.And, nodes.Or, nodes.Not, nodes.Name, nodes.Getattr)
)


class PrintingEnvironment(jinja2.Environment):
    """An environment whose templates can compute nothing.

    Everything else that Jinja2 knows is refused when a template is compiled: calls,
    filters, tests, operators, macros, assignments, blocks, and attributes that start
    with an underscore. Some of it would print past ``finalize``.
    """

    def compile(
        self,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        *rest: Any,
        **options: Any,
    ) -> Any:
        """Compile a template, as Jinja2's loaders ask for it.

        Raises:
            TemplateSyntaxError: the template does more than print.
        """
        is_text = isinstance(source, str)
        tree = self.parse(source, name, filename) if is_text else source
        for node in [tree, *tree.find_all(nodes.Node)]:
            if type(node) not in _NODES or not _is_open(node):
                message = f"templates may not use {type(node).__name__} here"
                raise jinja2.TemplateSyntaxError(message, node.lineno, name, filename)
        jinja: Any = super()
        return jinja.compile(tree, name, filename, *rest, **options)


def _is_open(node: nodes.Node) -> bool:
    """Return whether a node names nothing that is private, or that a value decides."""
    if isinstance(node, nodes.Getattr):
        return not node.attr.startswith("_")
    if isinstance(node, nodes.Include):
        return isinstance(node.template, nodes.Const)
    return not (isinstance(node, nodes.For) and node.recursive)
