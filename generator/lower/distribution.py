"""The package as it is published: `x-distribution` at the root of a document."""

from __future__ import annotations

from generator.ir.distribution import Distribution
from generator.lower.context import Context, Node, as_list, as_node, text


def lower_distribution(context: Context) -> Distribution:
    """Lower `x-distribution`; what is no text is left out."""
    node = as_node(context.document.root.get("x-distribution"))
    urls = as_node(node.get("urls")).items()
    return Distribution(
        name=text(node, "name"),
        version=text(node, "version"),
        authors=_texts(node, "authors"),
        license=text(node, "license"),
        urls=tuple((str(k), v) for k, v in urls if isinstance(v, str)),
        keywords=_texts(node, "keywords"),
        requires_python=text(node, "requires-python"),
    )


def _texts(node: Node, key: str) -> tuple[str, ...]:
    rows = as_list(node.get(key)) or ()
    return tuple(row for row in rows if isinstance(row, str))
