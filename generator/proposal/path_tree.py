"""The paths of a document as a tree of segments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from generator.proposal.words import VERSION

PARAMETER = "{}"
_MANY = 20
"""The resources below an item that make its collection a scope of the whole API."""
_EXTENSION = re.compile(r"\.(json|xml|yaml|csv)$", re.IGNORECASE)
_MORE_THAN_PARAMETER = re.compile(r"^\{[^{}]*\}:(?P<action>[A-Za-z][A-Za-z0-9_-]*)$")


class PathNode(Struct):
    """A segment of paths.

    Attributes:
        methods: the HTTP methods of the path that ends here.
        children: by segment.
    """

    methods: set[str] = field(default_factory=set)
    children: dict[str, PathNode] = field(default_factory=dict)

    @property
    def is_leaf(self) -> bool:
        """Return whether no path goes on from here."""
        return not self.children

    @property
    def has_items(self) -> bool:
        """Return whether a parameter follows: it is a collection."""
        return PARAMETER in self.children

    def at(self, segments: Iterable[str]) -> PathNode:
        """Return the node at the end of segments that are there."""
        node = self
        for segment in segments:
            node = node.children[segment]
        return node


def build_tree(routes: Iterable[tuple[str, tuple[str, ...]]]) -> PathNode:
    """Build the tree of HTTP methods and segments."""
    root = PathNode()
    for method, segments in routes:
        node = root
        for segment in segments:
            node = node.children.setdefault(segment, PathNode())
        node.methods.add(method)
    return root


def split_path(path: str) -> tuple[str, ...]:
    """Return the segments of a path, parameters as ``{}``, without versions and `api`.

    `/v1/jobs/{id}:cancel` is `jobs`, `{}`, `cancel`; `/jobs?beta=true` is `beta`, `jobs`.
    """
    path, _, query = path.partition("?")
    flags = [pair.removesuffix("=true") for pair in query.split("&")]
    segments = [flag for flag in flags if flag and "=" not in flag]
    for part in path.strip("/").split("/"):
        match = _MORE_THAN_PARAMETER.match(part)
        if match:
            segments += [PARAMETER, match["action"]]
        elif part.startswith("{"):
            segments.append(PARAMETER)
        else:
            literal, _, action = _EXTENSION.sub("", part).partition(":")
            is_noise = VERSION.fullmatch(literal) or literal.lower() in ("api", "rest")
            segments += [] if is_noise or not literal else [literal]
            segments += [action] if action else []
    return tuple(segments)


def common_prefix(paths: Sequence[tuple[str, ...]]) -> int:
    """Return how many literals all paths begin with, at least one segment left over."""
    if len(paths) < 3:
        return 0
    length = 0
    shortest = min(map(len, paths))
    while length < shortest - 1:
        segments = {path[length] for path in paths}
        if len(segments) > 1 or PARAMETER in segments:
            break
        length += 1
    return length


def drop_scopes(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out the collection that most of an API lies in: `/accounts/{}/rules`.

    A path stays whole where another one has its end.
    """
    inner: dict[str, set[str]] = {}
    for path in paths:
        if len(path) > 2 and path[1] == PARAMETER and path[2] != PARAMETER:
            inner.setdefault(path[0], set()).add(path[2])
    scopes = {name for name, below in inner.items() if len(below) >= _MANY}
    ends = [
        (
            path[2:]
            if len(path) > 2 and path[0] in scopes and path[1] == PARAMETER
            else path
        )
        for path in paths
    ]
    origins: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for end, path in zip(ends, paths, strict=True):
        origins.setdefault(end, set()).add(path)
    return [
        end if len(origins[end]) == 1 else path
        for end, path in zip(ends, paths, strict=True)
    ]


def graft(root: PathNode, paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Move what belongs to a resource elsewhere below it.

    `/projects/{}/roles` is `organization`, `projects`, `{}`, `roles` where only
    `/organization/projects` is a collection with methods of its own.
    """
    collections: dict[str, list[tuple[str, ...]]] = {}
    for path in dict.fromkeys(paths):
        if len(path) > 1 and path[-1] != PARAMETER and root.at(path).has_items:
            collections.setdefault(path[-1], []).append(path)
    moved: dict[str, tuple[str, ...]] = {}
    for name, node in root.children.items():
        items = node.children.get(PARAMETER)
        elsewhere = [path for path in collections.get(name, ()) if path[0] != name]
        is_nothing = not node.methods and items is not None and not items.methods
        if is_nothing and len(elsewhere) == 1 and PARAMETER not in elsewhere[0]:
            moved[name] = elsewhere[0]
    return [
        (*moved.get(path[0], path[:1]), *path[1:]) if path else () for path in paths
    ]
