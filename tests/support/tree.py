"""A document as plain data, walked by JSON Pointer, on its own terms.

Written apart from the generator, so that tests do not share its mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def join(pointer: str, *tokens: str | int) -> str:
    """Return the pointer to a descendant (RFC 6901)."""
    for token in tokens:
        pointer += "/" + str(token).replace("~", "~0").replace("/", "~1")
    return pointer


@dataclass(frozen=True)
class Tree:
    """A document in one file; pointers are `#/a/b`."""

    root: dict[str, Any]

    @property
    def is_30(self) -> bool:
        """Whether it is OpenAPI 3.0, with its own dialect of JSON Schema."""
        return str(self.root["openapi"]).startswith("3.0")

    def at(self, pointer: str) -> Any:
        """Return the node that a pointer names."""
        node: Any = self.root
        for token in pointer.split("/")[1:]:
            name = unquote(token).replace("~1", "/").replace("~0", "~")
            node = node[int(name)] if isinstance(node, list) else node[name]
        return node

    def follow(self, pointer: str) -> str:
        """Return where the references that start at a node end."""
        for _ in range(50):
            node = self.at(pointer)
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                return pointer
            pointer = node["$ref"]
        raise ValueError(f"references without end at {pointer}")

    def resolved(self, pointer: str) -> Any:
        """Return the node that a pointer names, its references followed."""
        return self.at(self.follow(pointer))

    def operations(self) -> Iterator[tuple[str, str, str]]:
        """Yield method, path and pointer of every operation."""
        for path in self.root.get("paths") or {}:
            item = self.follow(join("#/paths", path))
            for method in METHODS:
                if method in self.at(item):
                    yield method.upper(), path, join(item, method)

    def schemas(self) -> Iterator[tuple[str, str]]:
        """Yield name and pointer of every named schema."""
        for name in (self.root.get("components") or {}).get("schemas") or {}:
            yield name, join("#/components/schemas", name)

    def parameters(self, operation: str) -> dict[tuple[str, str], str]:
        """Return the parameters of an operation: (location, name) -> pointer."""
        found: dict[tuple[str, str], str] = {}
        for holder in (operation.rpartition("/")[0], operation):
            for index, _ in enumerate(self.at(holder).get("parameters") or ()):
                pointer = self.follow(join(holder, "parameters", index))
                node = self.at(pointer)
                found[node["in"], node["name"]] = pointer
        return found

    def parts(self, pointer: str) -> Iterator[dict[str, Any]]:
        """Yield a schema and all that it is composed of, references followed."""
        pending, seen = [pointer], set[str]()
        while pending:
            at = self.follow(pending.pop())
            node = self.at(at)
            if at not in seen and isinstance(node, dict):
                seen.add(at)
                yield node
                for keyword in ("allOf", "anyOf", "oneOf"):
                    rows = range(len(node.get(keyword) or ()))
                    pending += [join(at, keyword, row) for row in rows]
