"""Several documents that are fragments of one API, merged into one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.diagnostics import Diagnostic, DocumentError, Severity
from generator.document.json_value import Json
from generator.document.source import Source
from generator.document.source_map import SourceMap
from generator.pointers import Tokens, join

_DEPTHS = {"paths": 2, "webhooks": 2, "components": 2}
"""Members whose members are united, down to operations and components."""
_OF_THE_FIRST = {"openapi", "info", "externalDocs"}
"""Members that say something about a fragment: the first one's are kept."""

Fragment = tuple[Source, dict[str, Json]]


def merge(fragments: Sequence[Fragment]) -> tuple[dict[str, Json], SourceMap]:
    """Return one document of all `fragments`, and where its nodes come from.

    Paths, webhooks and components are united; path items by operation, tags by
    name. Names that two fragments share must mean the same in both. The first
    fragment gives the title, the version and the order; it is changed in place.

    Raises:
        DocumentError: fragments that differ; one error for each place.
    """
    source, root = fragments[0]
    merging = _Merge(root, source)
    for fragment in fragments[1:]:
        merging.add(fragment)
    if merging.conflicts:
        raise DocumentError(merging.conflicts)
    return root, merging.source_map


class _Merge:
    """The document so far, and the conflicts met."""

    def __init__(self, root: dict[str, Json], source: Source) -> None:
        self.root = root
        self.source_map = SourceMap(source)
        self.conflicts: list[Diagnostic] = []

    def add(self, fragment: Fragment) -> None:
        """Unite the document with one more fragment."""
        source, tree = fragment
        if _minor(tree) != _minor(self.root):
            self._conflict(("openapi",), source, ("openapi",))
        for key, value in tree.items():
            if key == "tags" and isinstance(self.root.get(key), list):
                self._add_tags(value, source)
            elif key not in _OF_THE_FIRST or key not in self.root:
                self._add_member(self.root, (key,), value, source, _DEPTHS.get(key, 0))

    def _add_member(
        self,
        parent: dict[str, Json],
        tokens: Tokens,
        value: Json,
        source: Source,
        depth: int,
    ) -> None:
        name = tokens[-1]
        if name not in parent:
            parent[name] = value
            self.source_map.put(tokens, (source, tokens))
            return
        existing = parent[name]
        if depth and isinstance(existing, dict) and isinstance(value, dict):
            for key, member in value.items():
                self._add_member(existing, (*tokens, key), member, source, depth - 1)
        elif not _same(existing, value):
            self._conflict(tokens, source, tokens)

    def _add_tags(self, value: Json, source: Source) -> None:
        """Unite the tags by name (unique in one document, OpenAPI Object)."""
        tags = self.root["tags"]
        if not isinstance(tags, list) or not isinstance(value, list):
            self._conflict(("tags",), source, ("tags",))
            return
        indices = {_name(tag): index for index, tag in enumerate(tags)}
        for index, tag in enumerate(value):
            here = ("tags", str(index))
            existing = indices.get(_name(tag))
            if existing is None:
                self.source_map.put(("tags", str(len(tags))), (source, here))
                tags.append(tag)
            elif not _same(tags[existing], tag):
                self._conflict(("tags", str(existing)), source, here)

    def _conflict(self, tokens: Tokens, source: Source, there: Tokens) -> None:
        first = self.source_map.position(tokens, key=True)
        at = f"{first.path}:{first.line}:{first.column}"
        message = f"{'/'.join(there)} differs from {at}"
        self.conflicts.append(
            Diagnostic(
                "fragment-conflict",
                Severity.ERROR,
                message,
                join("", tokens),
                help="make both the same, or remove one",
                position=source.find(there, key=True),
            )
        )


def _minor(tree: dict[str, Json]) -> str:
    """Return the version without its patch number, which changes nothing."""
    return ".".join(str(tree.get("openapi")).split(".")[:2])


def _name(tag: Json) -> Json:
    return tag.get("name") if isinstance(tag, dict) else None


def _same(one: Json, other: Json) -> bool:
    """Return whether two values are the same JSON; unlike `==`, 1 is not true."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
