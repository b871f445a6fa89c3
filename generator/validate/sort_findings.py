"""Findings in the order of the document.

`jsonschema` looks through undeclared properties as a set: what it finds first changes
from run to run, and so would what is shown, and which of several findings is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.document import Document, Json
from generator.pointers import split
from generator.validate.finding import Finding

Place = tuple[int, ...]


def in_order(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by where their nodes stand; those of one node by their message."""
    return sorted(findings, key=lambda each: (*place(document, each), each.message))


def place(document: Document, found: Finding | Diagnostic) -> tuple[str, Place]:
    """Return what sorts a finding: its file, the root first, and its place there."""
    file, tokens = split(found.pointer)
    tree = document.files[file] if file else document.root
    return file, place_in(tree, tokens)


def place_in(node: Json, tokens: Iterable[str | int]) -> Place:
    """Return the position of each step to a node among its siblings, as far as
    there is one.
    """
    steps: list[int] = []
    for token in tokens:
        if isinstance(node, dict) and token in node:
            steps.append(list(node).index(str(token)))
            node = node[str(token)]
        elif isinstance(node, list) and str(token).isdecimal():
            steps.append(int(token))
            node = node[int(token)] if int(token) < len(node) else None
        else:
            break
    return tuple(steps)
