"""Builds a tree from the events of a YAML parser, within limits."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field
from yaml import events

from generator.diagnostics import DocumentError
from generator.document.json_value import Json, clone
from generator.document.meter import Meter, limit_exceeded
from generator.document.reading.yaml_scalars import read_plain, read_tagged
from generator.document.source import Source, duplicate_key

MERGE = "<<"
"""The merge key (https://yaml.org/type/merge.html), where it is not quoted."""


class _Open(Struct):
    """A mapping or sequence whose end is not read yet."""

    value: dict[str, Json] | list[Json]
    offset: int
    anchor: str | None
    nodes_before: int
    height: int = 1
    key: str | None = None
    key_offsets: dict[str, int] = field(default_factory=dict)
    merges: bool = False
    merged: list[dict[str, Json]] = field(default_factory=list)


class _Anchored(Struct, frozen=True):
    """A finished node with an anchor, and what another copy of it costs."""

    value: Json
    nodes: int
    height: int


class TreeBuilder:
    """The tree of one YAML document, in the making."""

    def __init__(self, source: Source, meter: Meter) -> None:
        self.result: Json = None
        self._source = source
        self._meter = meter
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._documents = 0
        self._nodes = 0

    def handle(self, event: Any) -> None:
        """Take the next event."""
        kind = event.__class__
        if kind is events.ScalarEvent:
            self._scalar(event)
        elif kind is events.MappingStartEvent:
            self._open({}, event)
        elif kind is events.SequenceStartEvent:
            self._open([], event)
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            self._close()
        elif kind is events.AliasEvent:
            self._alias(event)
        elif kind is events.DocumentStartEvent:
            self._start_document(event.start_mark.index)

    def finish(self) -> Json:
        """Return the tree; refuse a text without any document."""
        if not self._documents:
            raise self._error("empty", "the file is empty", 0)
        self._meter.spend("nodes", self._nodes, lambda: self._source.position(0))
        return self.result

    def _start_document(self, offset: int) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second YAML document starts here; only one is allowed"
            raise self._error("several-documents", message, offset)

    def _scalar(self, event: Any) -> None:
        offset: int = event.start_mark.index
        is_plain: bool = event.implicit[0]
        text: str = event.value
        value: str | int | float | bool | None = text
        tag: str | None = event.tag
        if self._expects_key():
            if tag not in (None, "tag:yaml.org,2002:str"):
                raise self._bad_tag(tag, offset)
            self._key(text, offset, merges=is_plain and text == MERGE)
        else:
            value = self._value(text, tag, offset, is_plain=is_plain)
            self._add(value, 0, offset)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, 1, 0)

    def _value(
        self, text: str, tag: str | None, offset: int, *, is_plain: bool
    ) -> str | int | float | bool | None:
        if tag is None:
            return self._plain(text, offset) if is_plain else text
        try:
            return read_tagged(text, tag)
        except ValueError:
            raise self._bad_tag(tag, offset) from None

    def _plain(self, text: str, offset: int) -> str | int | float | bool | None:
        try:
            return read_plain(text)
        except OverflowError:
            message = "this number is too large to be read"
            raise self._error("number-range", message, offset) from None

    def _open(self, value: dict[str, Json] | list[Json], event: Any) -> None:
        offset: int = event.start_mark.index
        own = "tag:yaml.org,2002:" + ("seq" if isinstance(value, list) else "map")
        if event.tag not in (None, own):
            raise self._bad_tag(event.tag, offset)
        if self._expects_key():
            raise self._error("key", "a key must be a string", offset)
        self._check_depth(1, offset)
        self._stack.append(_Open(value, offset, event.anchor, self._nodes))
        if event.anchor is not None:
            self._anchors[event.anchor] = None

    def _close(self) -> None:
        closed = self._stack.pop()
        value = _with_merged(closed)
        self._add(value, closed.height, closed.offset)
        if closed.anchor is not None:
            nodes = self._nodes - closed.nodes_before
            self._anchors[closed.anchor] = _Anchored(value, nodes, closed.height)
        self._check_nodes(closed.offset)

    def _alias(self, event: Any) -> None:
        offset: int = event.start_mark.index
        self._meter.spend("aliases", 1, lambda: self._source.position(offset))
        if event.anchor not in self._anchors:
            message = f"the alias *{event.anchor} has no anchor before it"
            raise self._error("alias", message, offset)
        target = self._anchors[event.anchor]
        if target is None:
            message = f"the alias *{event.anchor} stands inside what it stands for"
            raise self._error("alias-cycle", message, offset)
        if self._expects_key():
            if not isinstance(target.value, str):
                raise self._error("key", "a key must be a string", offset)
            self._key(target.value, offset, merges=False)
            return
        self._check_depth(target.height, offset)
        self._nodes += max(0, target.nodes - 1)
        self._check_nodes(offset)
        self._add(clone(target.value), target.height, offset)

    def _expects_key(self) -> bool:
        if not self._stack:
            return False
        top = self._stack[-1]
        return top.key is None and isinstance(top.value, dict)

    def _key(self, text: str, offset: int, *, merges: bool) -> None:
        top = self._stack[-1]
        first = top.key_offsets.setdefault(text, offset)
        if first != offset:
            raise duplicate_key(self._source, text, first, offset)
        top.key = text
        top.merges = merges

    def _add(self, value: Json, height: int, offset: int) -> None:
        """Put a finished node where it belongs."""
        self._nodes += 1
        if not self._stack:
            self.result = value
            return
        top = self._stack[-1]
        top.height = max(top.height, height + 1)
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.merges:
            top.merged += self._mappings(value, offset)
        elif top.key is not None:
            top.value[top.key] = value
        top.key = None
        top.merges = False

    def _mappings(self, value: Json, offset: int) -> list[dict[str, Json]]:
        """Return the mappings that the value of a merge key names."""
        named = value if isinstance(value, list) else [value]
        mappings = [each for each in named if isinstance(each, dict)]
        if len(mappings) != len(named):
            raise self._error(
                "merge",
                "only mappings can be merged with `<<`",
                offset,
                help='quote it ("<<") if it is meant as a name',
            )
        return mappings

    def _check_depth(self, height: int, offset: int) -> None:
        limit = self._meter.limits.max_depth
        if len(self._stack) + height > limit:
            raise limit_exceeded("depth", limit, self._source.position(offset))

    def _check_nodes(self, offset: int) -> None:
        limit = self._meter.limits.max_nodes
        if self._meter.nodes + self._nodes > limit:
            raise limit_exceeded("nodes", limit, self._source.position(offset))

    def _bad_tag(self, tag: str | None, offset: int) -> DocumentError:
        return self._error(
            "tag",
            f"the YAML tag {tag!r} is not allowed here",
            offset,
            help="remove it; quote the value if it is meant as a string",
        )

    def _error(
        self, code: str, message: str, offset: int, help: str | None = None
    ) -> DocumentError:
        return self._source.error(code, message, offset, help)


def _with_merged(closed: _Open) -> dict[str, Json] | list[Json]:
    """Return the container, with merged members unless it has its own.

    Of several merged mappings the first that has a key wins.
    """
    if isinstance(closed.value, list) or not closed.merged:
        return closed.value
    members: dict[str, Json] = {}
    for mapping in closed.merged:
        for key, value in mapping.items():
            members.setdefault(key, value)
    return members | closed.value
