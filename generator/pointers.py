"""JSON Pointers (RFC 6901) with a file in front: `#/a/b`, `dir/x.yml#/a`.

The part before `#` is the key of a file in `Document.files`, empty for the
root tree. Tokens are escaped as RFC 6901 section 3 says (`~0`, `~1`) and are
not percent-encoded, so that a pointer reads as the document does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Tokens = tuple[str, ...]
BASE = "?base"
"""Follows the pointer of a base schema where its own class is meant, and not the union
of all that extend it. A pointer of a schema does not end so: paths may have a `?`, and
more follows them."""


def escape(token: str) -> str:
    """Return `token` as it stands in a pointer."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def unescape(token: str) -> str:
    """Undo `escape`."""
    return token.replace("~1", "/").replace("~0", "~")


def join(file: str, tokens: Iterable[str | int]) -> str:
    """Return the pointer to the node at `tokens` in `file`."""
    return file + "#" + "".join(f"/{escape(str(token))}" for token in tokens)


def name_of(pointer: str) -> str:
    """Return the last token of `pointer`: what its node is called."""
    return unescape(pointer.rpartition("/")[2])


def step(pointer: str, *tokens: str | int) -> str:
    """Return the pointer to a descendant of the node at `pointer`."""
    for token in tokens:
        pointer = f"{pointer}/{escape(str(token))}"
    return pointer


def is_component_schema(pointer: str) -> bool:
    """Return whether a schema stands in `components` under a name."""
    tokens = pointer.split("/")
    return len(tokens) == 4 and tokens[1:3] == ["components", "schemas"]


def without_base(pointer: str) -> str:
    """Return the pointer as it is in the document, without `BASE`."""
    return pointer.removesuffix(BASE)


def split(pointer: str) -> tuple[str, Tokens]:
    """Return the file and the tokens of `pointer`, the inverse of `join`."""
    file, _, path = pointer.partition("#")
    return file, tuple(unescape(token) for token in path.split("/")[1:])


def member(node: Any, token: str) -> tuple[Any] | None:
    """Return the child of `node` that a pointer's token names (RFC 6901, 4)."""
    if isinstance(node, dict):
        return (node[token],) if token in node else None
    if isinstance(node, list) and token.isdecimal() and token.isascii():
        index = int(token) if len(token) < 10 else len(node)
        return (node[index],) if index < len(node) else None
    return None
