"""`$id`, `$anchor` and `$self`: names that schemas give themselves.

JSON Schema 2020-12 Core sections 8.2.1 and 8.2.2, for OpenAPI 3.1 on; `$self` is
OpenAPI 3.2's (OpenAPI Object). The simple cases: no `$id` within another
document's embedded one is guessed at, nothing is fetched.
"""

from __future__ import annotations

from urllib.parse import urljoin

from generator.document.json_value import Json
from generator.pointers import step

# Values that only look like schemas.
_DATA = frozenset({"example", "examples", "default", "enum", "const"})


class Identifiers:
    """The resources and anchors of a document's files."""

    def __init__(self) -> None:
        self._pointers: dict[str, str] = {}
        """URI -> pointer of the resource that it identifies."""
        self._uris: dict[str, str] = {}
        """Pointer of a resource -> its URI."""
        self._anchors: dict[tuple[str, str], str] = {}
        """Pointer of a resource and name of an anchor in it -> pointer."""

    def add(self, file: str, tree: Json) -> None:
        """Index one file."""
        root = f"{file}#"
        uri = file
        if isinstance(tree, dict) and isinstance(tree.get("$self"), str):
            uri = urljoin(file, str(tree["$self"]))
        self._uris[root] = uri
        self._pointers[uri] = root
        self._walk(tree, root, root)

    def resource(self, pointer: str) -> str:
        """Return the resource that the node at `pointer` is part of."""
        while pointer not in self._uris:
            pointer, slash, _ = pointer.rpartition("/")
            if not slash:
                return f"{pointer.partition('#')[0]}#"
        return pointer

    def find(self, reference: str, base: str) -> str | None:
        """Return the resource that a URI without fragment names, from `base`."""
        own = self._uris.get(self.resource(base), "")
        return self._pointers.get(urljoin(own, reference))

    def anchor(self, resource: str, name: str) -> str | None:
        """Return the node with that anchor in `resource`."""
        return self._anchors.get((resource, name))

    def _walk(self, node: Json, pointer: str, resource: str) -> None:
        if isinstance(node, list):
            for index, item in enumerate(node):
                self._walk(item, step(pointer, index), resource)
        elif isinstance(node, dict):
            resource = self._name(node, pointer, resource)
            for key, value in node.items():
                if key not in _DATA and isinstance(value, dict | list):
                    self._walk(value, step(pointer, key), resource)

    def _name(self, node: dict[str, Json], pointer: str, resource: str) -> str:
        identifier = node.get("$id")
        if isinstance(identifier, str):
            uri = urljoin(self._uris[resource], identifier).rstrip("#")
            self._uris[pointer] = uri
            self._pointers.setdefault(uri, pointer)
            resource = pointer
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = node.get(keyword)
            if isinstance(name, str):
                self._anchors.setdefault((resource, name), pointer)
        return resource
