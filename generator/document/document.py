"""The document: one value that the stages after loading work on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from generator.diagnostics import Diagnostic, Position
from generator.document.files_read import FilesRead
from generator.document.json_value import Json
from generator.document.references import Reference
from generator.document.resolver import Resolver
from generator.document.source import Source
from generator.document.source_map import SourceMap
from generator.pointers import join, split

_NUMBER = re.compile(r"-?[0-9][-+0-9.eE]*")


class WrittenFile(Protocol):
    """A file beside the document that wrote some of its nodes: a configuration."""

    def position(self, path: Sequence[str], *, key: bool = False) -> Position:
        """Return where the value at a path of keys is written, or its key."""
        ...


@dataclass(frozen=True, eq=False)
class Document:
    """An OpenAPI document: fragments merged, overlays applied, files read.

    Nodes are named by pointers: `#/paths/~1x` in the root tree,
    `models/x.yml#/Foo` in another file (see `generator.pointers`).
    """

    root: dict[str, Json] = field(repr=False)
    """The OpenAPI Object."""
    files: Mapping[str, Json] = field(repr=False)
    """The trees of the other files that references reach, by key."""
    version: tuple[int, int]
    """Version of the OpenAPI Specification: (3, 0), (3, 1) or (3, 2)."""
    path: Path
    """The (first) file that was named, as it was named."""
    broken_references: frozenset[str]
    """Pointers of the nodes whose `$ref` leads nowhere, or to something else."""
    references: Mapping[str, Reference] = field(repr=False)
    """Pointer of each node with a `$ref` that is a reference -> what it means."""
    misshapen: Mapping[str, str] = field(repr=False)
    """Nodes that are no object or array where OpenAPI's grammar needs one, and
    what it needs there; validation makes an error of each."""
    diagnostics: tuple[Diagnostic, ...] = field(repr=False)
    """Warnings and notes of loading."""
    sources: Mapping[str, Source] = field(repr=False)
    """The texts of `files`."""
    files_read: FilesRead = field(repr=False)
    """The files that were read, with their digests."""
    pins: Mapping[str, tuple[WrittenFile, tuple[str, ...]]] = field(
        repr=False, default_factory=dict, kw_only=True
    )
    """Pointers of the nodes that a configuration wrote, and where it says so."""
    keeps_unused: bool = field(repr=False, default=True, kw_only=True)
    """True where types that no operation uses are wanted all the same."""
    _source_map: SourceMap = field(repr=False)
    _resolver: Resolver = field(repr=False)
    _ends: dict[str, str] = field(repr=False, default_factory=dict[str, str])
    """Pointer of each reference that was followed -> where its chain ends; a long
    chain has as many beginnings."""

    def has_text(self, text: str) -> bool:
        """Return whether the document's file, a fragment or an overlay has a text."""
        return self._source_map.has_text(text)

    def at(self, pointer: str) -> Json:
        """Return the node at `pointer`; KeyError if there is none."""
        return self._resolver.at(pointer)

    def written(self, pointer: str) -> str:
        """Return the value at a pointer as text: a number as the document spells it.

        `version: 1.10` is a number without its last digit; its text has it.
        """
        value = self.at(pointer)
        if isinstance(value, float):
            found = self.position(pointer)
            number = _NUMBER.match(found.text, found.column - 1)
            if number is not None and float(number[0]) == value:
                return number[0]
        return value if isinstance(value, str) else json.dumps(value)

    def resolve(self, ref: str, base: str) -> str:
        """Return the pointer of the node that the reference `ref` means.

        `base` is the pointer of the node that holds it. Its target may
        be a reference again; `follow` goes on to the end.

        Raises:
            DocumentError: it leads nowhere, or to what may not be read. After
                loading this can happen only to references that OpenAPI does not
                know as such, in extensions for example.
        """
        return self._resolver.resolve(ref, base)

    def follow(self, pointer: str) -> str:
        """Return where a chain of references that starts at `pointer` ends.

        That is `pointer` itself when its node is no reference.
        """
        trail: list[str] = []
        seen: set[str] = set()
        while pointer not in seen and pointer not in self._ends:
            seen.add(pointer)
            node = self.at(pointer)
            reference = node.get("$ref") if isinstance(node, dict) else None
            if not isinstance(reference, str):
                self._ends.update(dict.fromkeys(trail, pointer))
                return pointer
            trail.append(pointer)
            pointer = self.resolve(reference, pointer)
        pointer = self._ends.get(pointer, pointer)
        self._ends.update(dict.fromkeys(trail, pointer))
        return pointer

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return where the node at `pointer`, or its key, is written.

        A node that is not there is placed at its nearest ancestor. Positions
        are worked out when asked for; the first in a file is the dear one.
        """
        file, tokens = split(pointer)
        for length in range(len(tokens) if self.pins else 0, 0, -1):
            if pin := self.pins.get(join(file, tokens[:length])):
                source, path = pin
                return source.position((*path, *tokens[length:]), key=key)
        if file:
            return self.sources[file].find(tokens, key=key)
        return self._source_map.position(tokens, key=key)
