"""OpenAPI overlays: changes to a document, kept beside it.

Overlay Specification 1.0 and 1.1 (https://spec.openapis.org/overlay/v1.1.0.html);
targets are JSONPath queries (RFC 9535).
"""

from __future__ import annotations

import re
from typing import cast

import jsonpath_rfc9535 as jsonpath

from generator.diagnostics import Diagnostic, DocumentError, Severity
from generator.document.json_value import Json
from generator.document.overlay_actions import ActionError, Target, remove, update
from generator.document.source import Source
from generator.document.source_map import SourceMap
from generator.pointers import Tokens

_VERSION = re.compile(r"1\.[01](\.\d+)?")


class Overlay:
    """One overlay document, checked, to be applied to trees."""

    def __init__(self, source: Source, tree: Json) -> None:
        """Read the actions.

        Raises:
            DocumentError: `tree` is no overlay of a supported version.
        """
        self._source = source
        if not isinstance(tree, dict) or "overlay" not in tree:
            raise self._error("this is not an overlay: it has no `overlay` field")
        version = tree["overlay"]
        if not isinstance(version, str) or not _VERSION.fullmatch(version):
            message = f"overlay version {version!r} is not supported"
            raise self._error(message, ("overlay",), "1.0.x and 1.1.x are supported")
        actions = tree.get("actions")
        if not isinstance(actions, list) or not actions:
            raise self._error("an overlay needs a list of `actions`", ("actions",))
        self._actions = [self._action(i, action) for i, action in enumerate(actions)]

    def apply(self, root: dict[str, Json], source_map: SourceMap) -> list[Diagnostic]:
        """Change `root` and `source_map` in origin, action by action.

        Returns a warning for each action that selects nothing.

        Raises:
            DocumentError: an action does not fit what it selects.
        """
        warnings: list[Diagnostic] = []
        for index, action in enumerate(self._actions):
            here = ("actions", str(index))
            targets = self._select(root, action["target"], (*here, "target"))
            if not targets:
                warnings.append(self._selects_nothing((*here, "target")))
            self._apply(root, source_map, action, here, targets)
        return warnings

    def _apply(
        self,
        root: dict[str, Json],
        source_map: SourceMap,
        action: dict[str, Json],
        here: Tokens,
        targets: list[Target],
    ) -> None:
        try:
            if action.get("remove") is True:
                remove(root, source_map, targets)
            elif "copy" in action:
                value, origin = self._copied(root, source_map, action["copy"], here)
                update(root, source_map, targets, value, origin)
            elif "update" in action:
                origin = (self._source, (*here, "update"))
                update(root, source_map, targets, action["update"], origin)
        except ActionError as failure:
            raise self._error(str(failure), here) from None

    def _copied(
        self, root: dict[str, Json], source_map: SourceMap, query: Json, here: Tokens
    ) -> tuple[Json, tuple[Source, Tokens]]:
        """Return the one node that `copy` selects (Overlay 1.1)."""
        selected = self._select(root, query, (*here, "copy"))
        if len(selected) != 1:
            message = f"`copy` must select one node, not {len(selected)}"
            raise self._error(message, (*here, "copy"))
        return selected[0].value, source_map.find(selected[0].tokens)

    def _select(self, root: dict[str, Json], query: Json, here: Tokens) -> list[Target]:
        try:
            nodes = jsonpath.find(str(query), root)
        except (jsonpath.JSONPathError, RecursionError) as failure:
            reason = str(failure).partition("\n")[0] or "it nests too deeply"
            raise self._error(f"JSONPath: {reason}", here) from None
        found = {node.location: cast(Json, node.value) for node in nodes}
        return [Target(location, value) for location, value in found.items()]

    def _action(self, index: int, action: Json) -> dict[str, Json]:
        here = ("actions", str(index))
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            raise self._error("an action needs a `target`, a JSONPath query", here)
        if not {"update", "remove", "copy"} & action.keys():
            raise self._error("an action needs `update`, `remove` or `copy`", here)
        if "update" in action and "copy" in action:
            raise self._error("an action cannot both `update` and `copy`", here)
        return action

    def _selects_nothing(self, here: Tokens) -> Diagnostic:
        return Diagnostic(
            "overlay-target",
            Severity.WARNING,
            "this target selects nothing in the document",
            "#",
            help="has the document changed?",
            position=self._source.find(here),
        )

    def _error(
        self, message: str, here: Tokens = (), help: str | None = None
    ) -> DocumentError:
        diagnostic = Diagnostic(
            "overlay",
            Severity.ERROR,
            message,
            "#",
            help=help,
            position=self._source.find(here),
        )
        return DocumentError((diagnostic,))
