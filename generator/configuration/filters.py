"""Operations that are left out, by the configuration or by the document's markers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from generator.configuration.operation_index import OperationNode, shape
from generator.configuration.schema import Configuration, Filter
from generator.configuration.warnings import WarningList

MARKERS = ("x-speakeasy-ignore", "x-fern-ignore", "x-stainless-skip")
"""Extensions of other generators that leave an operation out."""
_FEW = 12
"""As many names as advice lists."""
_GLOB = re.compile(r"(\*\*|\*|\?)")
_WILDCARDS = {"**": ".*", "*": "[^/]*", "?": "[^/]"}


def is_marked(operation: OperationNode) -> bool:
    """Return whether the document itself leaves an operation out of Python SDKs."""
    return any(_is_set(operation.node.get(marker)) for marker in MARKERS)


def is_empty(filter: Filter) -> bool:
    """Return whether a filter says nothing."""
    return filter == Filter()


def find_excluded(
    operations: Sequence[OperationNode],
    configuration: Configuration,
    warnings: WarningList,
) -> set[str]:
    """Return the pointers of the operations that the filters leave out.

    Args:
        operations: all of the document.
        configuration: has the filters.
        warnings: gets one for each pattern that matches nothing.
    """
    include, exclude = configuration.include, configuration.exclude
    excluded = set(_matching(operations, exclude, "exclude", warnings))
    if exclude.deprecated or include.deprecated is False:
        excluded |= {row.pointer for row in operations if _is_deprecated(row)}
    patterns = (include.tags, include.operations, include.paths, include.markers)
    if any(patterns) or include.deprecated:
        included = set(_matching(operations, include, "include", warnings))
        if include.deprecated:
            included |= {row.pointer for row in operations if _is_deprecated(row)}
        excluded |= {row.pointer for row in operations} - included
    return excluded


def _is_set(value: object) -> bool:
    """Return whether a marker's value is true, or a list of languages with Python."""
    return value is True or (isinstance(value, list) and "python" in value)


def _is_deprecated(operation: OperationNode) -> bool:
    return operation.node.get("deprecated") is True


def _matching(
    operations: Sequence[OperationNode],
    filter: Filter,
    section: str,
    warnings: WarningList,
) -> Iterator[str]:
    """Yield the pointers of operations that a pattern of the filter matches."""
    keys: tuple[tuple[str, tuple[str, ...], _Test], ...] = (
        ("tags", filter.tags, _has_tag),
        ("operations", filter.operations, _is_called),
        ("paths", filter.paths, _is_on_path),
        ("markers", filter.markers, _has_marker),
    )
    for key, patterns, matches in keys:
        for index, pattern in enumerate(patterns):
            pointers = [row.pointer for row in operations if matches(row, pattern)]
            yield from pointers
            if not pointers:
                message = f"{section}.{key}: {pattern!r} matches no operation"
                path = (section, key, str(index))
                warnings.add(message, path, _nearest(pattern, key, operations))


_Test = Callable[[OperationNode, str], bool]


def _has_tag(operation: OperationNode, pattern: str) -> bool:
    return any(map(_compiled(pattern).fullmatch, operation.tags))


def _is_called(operation: OperationNode, pattern: str) -> bool:
    if " " in pattern.strip():
        return bool(_compiled(shape(pattern)).fullmatch(shape(operation.route)))
    return bool(_compiled(pattern).fullmatch(operation.operation_id))


def _is_on_path(operation: OperationNode, pattern: str) -> bool:
    return bool(_compiled(pattern).fullmatch(operation.path))


def _has_marker(operation: OperationNode, pattern: str) -> bool:
    return operation.node.get(pattern) is True


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a regular expression for a glob: ``/files/**`` matches ``/files`` too."""
    start = pattern.removesuffix("/**")
    parts = (_WILDCARDS.get(p) or re.escape(p) for p in _GLOB.split(start))
    return re.compile("".join(parts) + ("" if start == pattern else "(/.*)?"))


def _nearest(pattern: str, key: str, operations: Sequence[OperationNode]) -> str | None:
    """Return advice that names the tag, operation or path nearest to a pattern."""
    names: set[str] = set()
    if key == "tags":
        names = {tag for row in operations for tag in row.tags}
    elif key == "operations":
        names = {text for row in operations for text in (row.operation_id, row.route)}
    elif key == "paths":
        names = {row.path for row in operations}
    known = sorted(filter(None, names))
    if close := difflib.get_close_matches(pattern, known, 1):
        return f"did you mean {close[0]!r}?"
    return f"known here: {', '.join(known)}" if 0 < len(known) <= _FEW else None
