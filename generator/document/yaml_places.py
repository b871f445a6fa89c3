"""Where the nodes of a YAML text are, found on demand.

Builds PyYAML's node graph, which costs more than reading the document does,
and only when a place is asked for. The text is known to be readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.document.yaml_events import loader
from generator.document.yaml_tabs import read_with_tabs


class YamlPlaces:
    """The offsets of the nodes of one YAML text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _root(self) -> Node | None:
        return read_with_tabs(self._text, _graph)

    def find(self, tokens: Sequence[str], *, key: bool = False) -> int:
        """Return the offset of the node at `tokens`, or of its nearest ancestor.

        With `key`, the offset of the key it stands under.
        """
        node = self._root
        if node is None:
            return 0
        key_node = node
        for token in tokens:
            found = _child(node, token)
            if found is None:
                return _offset(node)
            key_node, node = found
        return _offset(key_node if key else node)


def _graph(text: str) -> Node | None:
    graph: Node | None = loader(text).get_single_node()
    return graph


def _child(node: Node, token: str) -> tuple[Node, Node] | None:
    if isinstance(node, SequenceNode):
        if token.isdecimal() and int(token) < len(node.value):
            item = node.value[int(token)]
            return item, item
        return None
    return next((pair for pair in _members(node) if pair[0].value == token), None)


def _members(node: Node) -> Iterator[tuple[ScalarNode, Node]]:
    """Yield the members of a mapping: its own first, then those it merges."""
    if not isinstance(node, MappingNode):
        return
    merged: list[Node] = []
    for key, value in node.value:
        if key.value == "<<" and not key.style:
            merged += value.value if isinstance(value, SequenceNode) else [value]
        elif isinstance(key, ScalarNode):
            yield key, value
    for other in merged:
        yield from _members(other)


def _offset(node: Node) -> int:
    mark: yaml.Mark | None = node.start_mark
    return mark.index if mark else 0
