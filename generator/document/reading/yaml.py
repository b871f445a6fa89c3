"""YAML text to a tree (YAML 1.2.2, within what OpenAPI allows).

Builds from the parser's events, without a node graph: nothing recurses, every
refusal knows its line, and limits hold while reading. Aliases are replaced by
copies. Of tags only those of JSON's types are read. The merge key `<<` is YAML 1.1 and not part of
OpenAPI's YAML, but documents use it: it is expanded, unless it is quoted.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import events

from generator.diagnostics import DocumentError
from generator.document.json_value import Json
from generator.document.meter import Meter, limit_exceeded
from generator.document.reading.yaml_tabs import error_offset, read_with_tabs
from generator.document.reading.yaml_tree import TreeBuilder
from generator.document.source import Source

_LIBYAML_DEPTH = 1000
"""Levels that newer versions of libyaml read, whatever the budget."""


def read_yaml(source: Source, meter: Meter) -> Json:
    """Return the tree of the one YAML document in a text.

    Raises:
        DocumentError: a syntax error, a duplicate key, a key that is no scalar,
            a tag, an alias to nothing or to itself, a second document, a number
            that Python cannot hold, or a budget exceeded; with line and column.
    """
    try:
        return read_with_tabs(source.text, lambda text: _read(text, source, meter))
    except yaml.MarkedYAMLError as failure:
        raise _refusal(source, meter, failure) from None


def _read(text: str, source: Source, meter: Meter) -> Json:
    parser = _create_loader(text)
    builder = TreeBuilder(source, meter)
    try:
        while not isinstance(event := parser.get_event(), events.StreamEndEvent):
            builder.handle(event)
    except yaml.reader.ReaderError:
        raise _forbidden_character(source) from None
    finally:
        parser.dispose()
    return builder.finish()


def _refusal(
    source: Source, meter: Meter, failure: yaml.MarkedYAMLError
) -> DocumentError:
    if "nesting" in str(failure.problem):  # libyaml looks ahead of its events
        limit = min(meter.limits.max_depth, _LIBYAML_DEPTH)
        return limit_exceeded("depth", limit, source.position(error_offset(failure)))
    said = [part for part in (failure.context, failure.problem) if part]
    return source.error("syntax", f"YAML: {', '.join(said)}", error_offset(failure))


_FORBIDDEN = re.compile(
    # The complement of c-printable, YAML 1.2.2 section 5.1.
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def _forbidden_character(source: Source) -> DocumentError:
    match = _FORBIDDEN.search(source.text)
    offset = match.start() if match else 0
    code_point = ord(source.text[offset : offset + 1] or " ")
    return source.error(
        "syntax",
        f"YAML: the character U+{code_point:04X} is not allowed",
        offset,
        help="write it as an escape in a double-quoted string",
    )


# The wheels of PyYAML carry libyaml; where it was built without, its Python
# parser reports the same events, ten times slower.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A loader that leaves tags unresolved: this package resolves scalars."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _create_loader(text: str) -> Any:
    """Return a loader of `text`, for its events or for its node graph."""
    return _Loader(text)


def compose(text: str) -> Any:
    """Return the graph of PyYAML's nodes of a text, which know their offsets."""
    return read_with_tabs(text, lambda text: _create_loader(text).get_single_node())
