"""Schemas that Stainless' SDKs have in place of those of the document."""

from __future__ import annotations

from typing import Any

from generator.document import Document

_EXTENSION = "x-stainless-override-schema"
_NAME = "x-stainless-param"


def replace_overridden(document: Document) -> None:
    """Put the schema in ``x-stainless-override-schema`` in place of the one that has it.

    The document is changed in place. A name that it gives is the parameter's.
    """
    if not document.has_text(_EXTENSION):
        return
    waiting: list[Any] = [document.root]
    while waiting:
        node = waiting.pop()
        rows = enumerate(node) if isinstance(node, list) else node.items()
        for key, child in list(rows):
            if isinstance(child, dict) and isinstance(child.get(_EXTENSION), dict):
                child = node[key] = child[_EXTENSION]
                if key == "schema" and "in" in node and _NAME in child:
                    node.setdefault(_NAME, child[_NAME])
            if isinstance(child, dict | list):
                waiting.append(child)
