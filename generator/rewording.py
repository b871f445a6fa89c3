"""Generating again where a document says the same of its API in other words.

Descriptions decide no type and no name. Where they are all that changed since an API was
designed, the design holds, and only the files that repeat one of them are other ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Diagnostic
from generator.document import Json, Parsed
from generator.engine.input_fingerprint import Inputs
from generator.ir.values import Value
from generator.plan import Design, plan_package
from generator.pointers import split, step
from generator.render import Emitted, emit

_UPPER = 3
"""The levels of objects that are compared member by member: down to a path or schema."""
_QUOTED = frozenset(
    ("const", "dataValue", "default", "enum", "example", "examples", "links", "value")
)
"""Members whose values an SDK repeats whole, with descriptions that may be inside."""


class Base(Value, frozen=True):
    """What a run decided, and by what.

    Attributes:
        inputs: what was read.
        parts: the document, in MessagePack, by the pointers of the parts.
        warnings: of overlays, which are among the findings.
        findings: of loading it and of validation.
        design: what was decided.
        asked: the pointers of the texts that each file repeats, by its path.
    """

    inputs: Inputs
    parts: dict[str, bytes]
    warnings: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    design: Design
    asked: dict[str, frozenset[str]]


class Earlier(Struct, frozen=True):
    """What an earlier run left.

    Attributes:
        base: what it or one before it decided.
        files: contents by path.
        reworded: the pointers of texts that are not the base's in these files.
    """

    base: Base
    files: Mapping[str, str]
    reworded: frozenset[str]


class Again(Struct, frozen=True):
    """The files of the same design in other words; see `Earlier`."""

    design: Design
    files: Mapping[str, str]
    reworded: frozenset[str]


def base(
    parsed: Parsed,
    findings: tuple[Diagnostic, ...],
    design: Design,
    emitted: Mapping[str, Emitted],
) -> Base | None:
    """Keep what a later run can begin with; None for a document that says too little.

    References to files mean what the place of their own file makes of them. Where such
    are in one of several documents, or in an overlay, the whole does not tell; nor can
    values be kept that have no form in MessagePack.

    Args:
        parsed: the document.
        findings: of loading it and of its validation.
        design: what was decided by it.
        emitted: its files.
    """
    document = parsed.document
    named = len(document.inputs.files) - len(document.files)
    parts = _parts({"": document.root, **document.files})
    if parts is None or (document.inputs.links and named > 1):
        return None
    asked = {path: file.texts for path, file in emitted.items()}
    return Base(document.inputs, parts, parsed.warnings, findings, design, asked)


def again(earlier: Earlier, parsed: Parsed, *, dist: bool) -> Again | None:
    """Generate only what says something else than before.

    Args:
        earlier: what there is.
        parsed: the document as it is now. Its references are followed only if they
            lead to files: others lead where they led.
        dist: whether the files beside the package are wanted.

    Returns:
        All files, as generating afresh makes them; None where more changed than words.

    Raises:
        DocumentError: a reference to a file cannot be followed.
    """
    base = earlier.base
    words = _words(base, parsed)
    if words is None:
        return None
    api = base.design.api
    design = replace(base.design, api=replace(api, texts={**api.texts, **words}))
    other = earlier.reworded | words.keys()
    stale = {path for path, asked in base.asked.items() if not other.isdisjoint(asked)}
    emitted = emit(plan_package(design), dist=dist, wanted=stale.__contains__)
    if any(file.texts != base.asked[path] for path, file in emitted.items()):
        return None  # which texts a file repeats was itself decided by a text
    new = {path: file.content for path, file in emitted.items()}
    return Again(design, {**earlier.files, **new}, frozenset(words))


def _words(base: Base, parsed: Parsed) -> dict[str, str] | None:
    """What texts say that said something else, by pointer; None if more changed."""
    if parsed.warnings != base.warnings:
        return None
    if not base.inputs.links:  # it refers to itself alone, and may lie anywhere
        parts = _parts({"": parsed.root})
    else:
        files = parsed.document.files
        if not _same_files(base.inputs, parsed.inputs):
            return None
        parts = _parts({"": parsed.root, **files})
    if parts is None or list(parts) != list(base.parts):
        return None
    found: dict[str, str] = {}
    for pointer, new in parts.items():
        if new != base.parts[pointer]:
            for where, said in _differences(pointer, base.parts[pointer], new):
                if not (isinstance(said, str) and said.strip()):
                    return None
                if not _only_said(base, where):
                    return None
                found[where] = said
    return found


def _same_files(old: Inputs, new: Inputs) -> bool:
    return old.links == new.links and list(old.files) == list(new.files)


def _only_said(base: Base, pointer: str) -> bool:
    """Whether a string is a description and is nowhere repeated as something else."""
    _, tokens = split(pointer)
    quoting = (row for row in base.findings if row not in base.warnings)
    return (
        pointer in base.design.api.texts
        and not any(token in _QUOTED or token.startswith("x-") for token in tokens)
        # A finding may quote what it is about.
        and not any(pointer.startswith(row.pointer) for row in quoting)
    )


def _parts(trees: Mapping[str, Json]) -> dict[str, bytes] | None:
    """A document in parts, so that only those which differ need be looked into.

    In MessagePack, because 1, 1.0 and true are equal in Python, as are objects whose
    members have another order.

    Args:
        trees: the trees of its files, by their keys.

    Returns:
        Values by pointer; None where one of them has no form in MessagePack.
    """
    encode = msgspec.msgpack.Encoder().encode
    try:
        return {
            pointer: encode(node)
            for file, tree in trees.items()
            for pointer, node in _upper(f"{file}#", tree, _UPPER)
        }
    except (OverflowError, UnicodeEncodeError):
        return None


def _upper(pointer: str, node: Any, levels: int) -> Iterator[tuple[str, Any]]:
    if not (levels and isinstance(node, dict) and node):
        yield pointer, node
        return
    for key, value in node.items():
        yield from _upper(step(pointer, key), value, levels - 1)


def _differences(pointer: str, old: bytes, new: bytes) -> Iterator[tuple[str, object]]:
    """Where two trees differ, with the new value where it takes the place of a string."""
    decode = msgspec.msgpack.decode
    waiting: list[tuple[str, Any, Any]] = [(pointer, decode(old), decode(new))]
    while waiting:
        where, was, is_ = waiting.pop()
        if isinstance(was, dict) and isinstance(is_, dict) and list(was) == list(is_):
            waiting += [(step(where, key), was[key], is_[key]) for key in was]
        elif isinstance(was, list) and isinstance(is_, list) and len(was) == len(is_):
            rows = enumerate(zip(was, is_, strict=True))
            waiting += [(step(where, n), *row) for n, row in rows]
        elif isinstance(was, str) and isinstance(is_, str):
            if was != is_:
                yield where, is_
        elif repr(was) != repr(is_):
            yield where, None
