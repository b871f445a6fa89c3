"""A tree of resources out of paths and methods, as a designer of SDKs would shape it.

`POST /threads/{id}/runs/{id}/cancel` is `threads.runs.cancel`: literal segments are
resources, and a last one that says what to do is a method.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.proposal.path_tree import (
    PARAMETER,
    PathNode,
    build_tree,
    common_prefix,
    drop_scopes,
    graft,
    split_path,
)
from generator.proposal.words import (
    ANSWERS,
    is_noun_too,
    is_plural,
    is_verb,
    qualified_verb,
    singular,
    verb_of,
)
from generator.text import snake_case
from generator.text.identifier import words
from generator.text.python_words import KEYWORDS

_LEAVES_OF_A_REPORT = 3
"""The GETs without items below a segment that make it a resource of methods."""


class Proposed(Struct, frozen=True):
    """A call for an operation.

    Attributes:
        route: HTTP method and path.
        call: resources and method.
        doubt: why it could be another one; empty where nothing speaks against it.
    """

    route: str
    call: tuple[str, ...]
    doubt: str = ""


class Endpoint(Struct, frozen=True):
    """An operation as far as a proposal looks at it.

    Attributes:
        method: the HTTP method, in capitals.
        path: as the document has it.
        operation_id: empty where there is none.
    """

    method: str
    path: str
    operation_id: str = ""


def propose(endpoints: Sequence[Endpoint]) -> tuple[Proposed, ...]:
    """Propose a call for each operation, in the same order."""
    paths = [split_path(endpoint.path) for endpoint in endpoints]
    start = common_prefix(paths)
    paths = drop_scopes([path[start:] for path in paths])
    methods = [endpoint.method for endpoint in endpoints]
    paths = graft(build_tree(zip(methods, paths, strict=True)), paths)
    proposer = _Proposer(build_tree(zip(methods, paths, strict=True)))
    found = [
        Proposed(
            f"{endpoint.method} {endpoint.path}", *proposer.call(endpoint, segments)
        )
        for endpoint, segments in zip(endpoints, paths, strict=True)
    ]
    ids = {
        row.route: each.operation_id for row, each in zip(found, endpoints, strict=True)
    }
    return tuple(_with_clashes(found, ids))


class _Proposer:
    """Reads one path in the light of all others."""

    def __init__(self, root: PathNode) -> None:
        self._root = root

    def call(
        self, endpoint: Endpoint, segments: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str]:
        """Return the call of an operation, and a doubt about it."""
        method = endpoint.method
        resources = _names(segments)
        if self._is_verb_of_item(segments):
            return resources, ""
        if not segments or segments[-1] == PARAMETER:
            return (*resources, self._item_method(method, segments)), ""
        name, doubt, is_method = self._last_literal(endpoint, segments)
        return (*(resources[:-1] if is_method else resources), name), doubt

    def _last_literal(
        self, endpoint: Endpoint, segments: tuple[str, ...]
    ) -> tuple[str, str, bool]:
        """Read a path that ends in a literal.

        Returns:
            The method's name, a doubt, and whether the literal is that method.
        """
        method, node = endpoint.method, self._root.at(segments)
        literal, around = segments[-1], segments[:-1]
        name = _name(literal)
        if self._is_verb_here(segments, node):
            doubt = "" if node.is_leaf else "it has paths below it"
            return self._verb_method(method, name, node), doubt, True
        if len(segments) > 1 and node.is_leaf:
            found, doubt = self._leaf_method(method, literal, around, node)
            if found:
                return found, doubt, True
        asked = _asked(endpoint)
        name = asked or self._collection_method(method, literal, node)
        return name, "", False

    def _leaf_method(
        self, method: str, literal: str, around: tuple[str, ...], node: PathNode
    ) -> tuple[str, str]:
        """Return the method that a literal without paths below it is, and a doubt."""
        name, before = _name(literal), around[-1]
        verb = "" if before == PARAMETER else qualified_verb(method, literal)
        if verb:
            return f"{verb}_{name}", ""
        if node.methods == {"GET"}:
            is_method = literal.lower() in ANSWERS or self._is_report(around)
            return (name if is_method else ""), ""
        if node.methods != {"POST"}:
            return "", ""
        if before == "actions":
            return _verb_first(name), ""
        if verb := verb_of(literal):
            return verb, ""
        if not is_plural(literal) and (before == PARAMETER or len(words(literal)) > 1):
            return name, f"{literal!r} is read as something to do"
        return "", ""

    def _verb_method(self, method: str, name: str, node: PathNode) -> str:
        """Return the method for a verb: `star`, and beside it `delete_star`."""
        main = next((m for m in ("POST", "PUT", "GET") if m in node.methods), method)
        return (
            name if method == main else f"{_OF_ANY.get(method, method.lower())}_{name}"
        )

    def _is_verb_of_item(self, segments: tuple[str, ...]) -> bool:
        """Return whether a path ends in a verb and its object: ``tools/attach/{id}``."""
        if len(segments) < 3 or segments[-1] != PARAMETER:
            return False
        verb, node = segments[-2], self._root.at(segments[:-1])
        is_method = len(self._root.at(segments).methods) == 1 and not node.methods
        is_method = is_method and self._root.at(segments).is_leaf
        return is_method and is_verb(verb) and not is_noun_too(verb)

    def _is_verb_here(self, segments: tuple[str, ...], node: PathNode) -> bool:
        """Return whether the last segment of a path is a verb, and no collection."""
        literal = segments[-1]
        if node.has_items or not is_verb(literal):
            return False
        is_of_client = node.is_leaf and len(node.methods) == 1
        return len(segments) > 1 or (is_of_client and not is_noun_too(literal))

    def _is_report(self, around: tuple[str, ...]) -> bool:
        """Return whether a GET is one of several below a segment without operations."""
        if around[-1] == PARAMETER:
            return False
        parent = self._root.at(around)
        leaves = [child for child in parent.children.values() if child.is_leaf]
        gets = [child for child in leaves if child.methods == {"GET"}]
        is_nothing = not parent.methods and not parent.has_items
        all_leaves = len(gets) == len(parent.children)
        return is_nothing and all_leaves and len(gets) >= _LEAVES_OF_A_REPORT

    def _collection_method(self, method: str, literal: str, node: PathNode) -> str:
        """Return the method for a path that ends with a collection or a single thing."""
        is_collection = node.has_items or is_plural(literal)
        if method == "GET":
            return "list" if is_collection else "get"
        if method == "POST":
            is_single = not is_collection and node.methods & {"GET", "DELETE"}
            return "update" if is_single and "PUT" not in node.methods else "create"
        if method == "PUT" and "PATCH" in node.methods:
            return "replace"
        return _OF_ANY.get(method, method.lower())

    def _item_method(self, method: str, segments: tuple[str, ...]) -> str:
        """Return the method for a path that ends with a parameter."""
        methods = self._root.at(segments).methods
        if method == "POST":
            return "create" if methods & {"PATCH", "PUT"} else "update"
        if method == "PUT" and methods & {"PATCH", "POST"}:
            return "replace"
        return _OF_ANY.get(method, method.lower())


_WORDS = {
    "GET": {"list": "list", "retrieve": "get"},
    "POST": {
        "create": "create",
        "add": "create",
        "update": "update",
        "modify": "update",
    },
}


def _asked(endpoint: Endpoint) -> str | None:
    """Return the method that an operationId's first word means, if it is decisive."""
    first = next(iter(words(endpoint.operation_id)), "").lower()
    return _WORDS.get(endpoint.method, {}).get(first)


_OF_ANY = {"GET": "get", "PUT": "update", "PATCH": "update", "DELETE": "delete"}


def _names(segments: Sequence[str]) -> tuple[str, ...]:
    """Name the literals; `invoices`, `invoice_line_items` is `invoices`, `line_items`."""
    names: list[str] = []
    for segment in segments:
        if segment != PARAMETER:
            name = _name(segment)
            around = f"{singular(names[-1])}_" if names else " "
            names.append(name.removeprefix(around) if is_plural(name) else name)
    return tuple(names)


def _verb_first(name: str) -> str:
    """Return ``playback_start`` as ``start_playback``, other names as they are."""
    thing, _, last = name.rpartition("_")
    return f"{last}_{thing}" if thing and last in ("start", "stop") else name


def _name(segment: str) -> str:
    name = snake_case(segment, "call")
    return f"{name}_" if name in KEYWORDS else name


def _with_clashes(rows: Sequence[Proposed], ids: Mapping[str, str]) -> list[Proposed]:
    """Lengthen names that two operations share, or a method and a resource.

    The second of two has its operationId as name; without one it has none.
    """
    resources = {row.call[:n] for row in rows for n in range(1, len(row.call))}
    taken: set[tuple[str, ...]] = set()
    proposed: dict[str, Proposed] = {}
    for row in sorted(rows, key=_standing):
        call, doubt = row.call, row.doubt
        if call in resources:
            verb = row.route.partition(" ")[0].lower()
            call = (*call[:-1], f"{verb}_{singular(call[-1])}")
            doubt = "a resource has the shorter name"
        if call in taken - {()}:
            doubt = f"{'.'.join(call)} is taken by another operation"
            call = _by_operation_id(call, ids[row.route])
            call = () if call in taken | resources else call
        taken.add(call)
        proposed[row.route] = Proposed(row.route, call, doubt)
    return [proposed[row.route] for row in rows]


def _standing(row: Proposed) -> tuple[bool, int]:
    """Order operations by their right to a name: those of items before those of all.

    A second parameter in a row says no more than the first.
    """
    return "}/{" in row.route, -row.route.count("{")


def _by_operation_id(call: tuple[str, ...], operation_id: str) -> tuple[str, ...]:
    """Return a call with the operationId as method, without the group before a slash."""
    name = operation_id.rpartition("/")[2]
    return (*call[:-1], _name(name)) if name else ()
