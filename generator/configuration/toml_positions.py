"""Positions of keys and values in a TOML document that is known to be well-formed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

from msgspec import Struct

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[ \t\r]+"
    r"|[\n\[\]{}=,.]"
    r"""|[^\s\[\]{}=,.\#"']+""",
    re.DOTALL,
)
Tokens = tuple[str, ...]


class _Token(Struct, frozen=True):
    """A piece of the text that is no blank and no comment."""

    text: str
    offset: int


class TomlPositions:
    """Offsets of the keys and values of a document (TOML 1.0), by path.

    Items of arrays are named by their index: ``("specs", "0")``.
    """

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._index = 0
        self._keys: dict[Tokens, int] = {}
        self._values: dict[Tokens, int] = {}
        self._tables: dict[Tokens, int] = {}
        self._read_document()

    def find(self, path: Sequence[str], *, key: bool = False) -> int:
        """Return the offset of the value at a path, or of its key.

        Something that is not there is placed at its nearest ancestor.
        """
        for length in range(len(path), 0, -1):
            ancestor = tuple(path[:length])
            wanted = self._keys if key or length < len(path) else self._values
            for offsets in (wanted, self._keys, self._values):
                if ancestor in offsets:
                    return offsets[ancestor]
        return 0

    def _read_document(self) -> None:
        table: Tokens = ()
        while self._index < len(self._tokens):
            token = self._tokens[self._index]
            if token.text == "\n":
                self._index += 1
            elif token.text == "[":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> Tokens:
        """Read ``[a.b]`` or ``[[a.b]]``, and return the path of the table."""
        self._index += 1
        is_item = self._peek() == "["
        self._index += is_item
        path = self._resolve(self._read_key(()))
        self._index += 1 + is_item
        if is_item:
            index = self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, str(index))
            self._keys[path] = self._keys[path[:-1]]
        return path

    def _resolve(self, path: Tokens) -> Tokens:
        """Name the last item of each array of tables that a header passes through."""
        resolved: Tokens = ()
        for depth, name in enumerate(path, 1):
            resolved = (*resolved, name)
            if resolved in self._tables and depth < len(path):
                resolved = (*resolved, str(self._tables[resolved]))
        self._keys.setdefault(resolved, self._keys.get(path, 0))
        return resolved

    def _read_pair(self, table: Tokens) -> None:
        """Read ``a.b = value``."""
        path = self._read_key(table)
        self._index += 1
        self._read_value(path)

    def _read_key(self, table: Tokens) -> Tokens:
        """Read a dotted key; every part of it is a key of its own."""
        path = table
        while True:
            token = self._tokens[self._index]
            self._index += 1
            path = (*path, _decoded(token.text))
            self._keys.setdefault(path, token.offset)
            if self._peek() != ".":
                return path
            self._index += 1

    def _read_value(self, path: Tokens) -> None:
        token = self._tokens[self._index]
        self._values[path] = token.offset
        self._index += 1
        if token.text == "[":
            self._read_array(path)
        elif token.text == "{":
            self._read_inline_table(path)
        else:
            while self._peek() == ".":  # a float
                self._index += 2

    def _read_array(self, path: Tokens) -> None:
        count = 0
        while self._peek() != "]":
            if self._peek() in ("\n", ","):
                self._index += 1
                continue
            self._read_value((*path, str(count)))
            count += 1
        self._index += 1

    def _read_inline_table(self, path: Tokens) -> None:
        while self._peek() != "}":
            if self._peek() in ("\n", ","):
                self._index += 1
                continue
            self._read_pair(path)
        self._index += 1

    def _peek(self) -> str:
        """The next token's text; a document that ends has a last line break."""
        tokens = self._tokens
        return tokens[self._index].text if self._index < len(tokens) else "\n"


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match[0][0] not in "# \t\r":
            yield _Token(match[0], match.start())


def _decoded(key: str) -> str:
    """Return the name that a bare or quoted key stands for."""
    if key[0] in "\"'":
        return str(tomllib.loads(f"key = {key}")["key"])
    return key
