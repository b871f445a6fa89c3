"""Results of the pipeline, kept for a run with the same inputs and request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, Locator, Position
from generator.engine.input_fingerprint import InputFingerprint, fingerprint
from generator.options import Request
from generator.result import Result

from . import store
from .fingerprint import hash_generator

if TYPE_CHECKING:
    from generator.document.files_read import FilesRead

_FORMAT = 4


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    inputs: InputFingerprint
    files: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]
    positions: dict[str, Position]
    operations: int
    models: int
    names: dict[str, str]


class CachedLocator:
    """A locator that keeps its answers, and loads the document only for a new one.

    Attributes:
        positions: the positions that were asked for, by pointer.
        has_grown: whether a position was added.
    """

    def __init__(
        self, positions: dict[str, Position], load: Callable[[], Locator]
    ) -> None:
        self.positions = positions
        self.has_grown = False
        self._load = load

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return the position of the node at `pointer`, or of its key."""
        if key:
            return self._document.position(pointer, key=True)
        if pointer not in self.positions:
            self.positions[pointer] = self._document.position(pointer)
            self.has_grown = True
        return self.positions[pointer]

    @cached_property
    def _document(self) -> Locator:
        return self._load()


class ResultCache:
    """The entry of one request."""

    def __init__(self, request: Request, *, is_enabled: bool) -> None:
        """Find the key of the request; without one nothing is loaded nor stored."""
        self._named = (*request.specs, *request.overlays)
        self._key = _find_key(request) if is_enabled else None
        self._entry: _Entry | None = None
        self._inputs: InputFingerprint | None = None
        self._locator: CachedLocator | None = None

    def load(self, load_document: Callable[[], Locator]) -> Result | None:
        """Return the result of an earlier run, if all that it read is still the same.

        Args:
            load_document: for a position in the document that was not kept.
        """
        entry = _read(self._key)
        if entry is None or not entry.inputs.matches(self._named):
            return None
        self._entry = entry
        self._locator = CachedLocator(entry.positions, load_document)
        return Result(
            files=entry.files,
            diagnostics=entry.diagnostics,
            document=self._locator,
            operations=entry.operations,
            models=entry.models,
            names=entry.names,
        )

    def wrap(self, result: Result, read: FilesRead) -> Result:
        """Return a new result with a locator that keeps its answers.

        Args:
            result: of the pipeline.
            read: the files that it was made of.
        """
        self._inputs = fingerprint(read)
        self._locator = CachedLocator({}, lambda: result.document)
        return replace(result, document=self._locator)

    def store(self, result: Result) -> None:
        """Keep a result of `load` or `wrap`, with the positions that were looked up."""
        if self._key is None or self._locator is None:
            return
        if self._inputs is not None:
            self._entry = _Entry(
                inputs=self._inputs,
                files=dict(result.files),
                diagnostics=result.diagnostics,
                positions=self._locator.positions,
                operations=result.operations,
                models=result.models,
                names=dict(result.names),
            )
        elif not self._locator.has_grown:
            return
        try:
            content = msgspec.json.encode(self._entry, enc_hook=str)
        except UnicodeEncodeError:  # a path that is no Unicode
            return
        store.write(self._key, [content])


def _find_key(request: Request) -> str | None:
    """Return the key of a request; None where its paths or the generator are unreadable.

    Every field of the request is part of it.
    """
    try:
        decisive = {
            **asdict(request),
            "specs": [_identify(path) for path in request.specs],
            "configuration": request.configuration.identity,
            "templates": {file.name: file.text for file in request.templates},
            "overlays": [_identify(path) for path in request.overlays],
            "ref_root": (
                None if request.ref_root is None else _identify(request.ref_root)
            ),
        }
        content = msgspec.json.encode([_FORMAT, hash_generator(), decisive])
        return hashlib.sha256(content).hexdigest()
    except (OSError, RuntimeError, ValueError):
        return None


def _identify(path: Path) -> tuple[str, str, str]:
    """Return a path as it is named, and where it and its folder really are."""
    return str(path), str(path.resolve()), str(path.parent.resolve())


def _read(key: str | None) -> _Entry | None:
    content = store.read(key) if key else None
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=_Entry, dec_hook=_decode_path)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _decode_path(kind: type, value: Any) -> Any:
    """Make a path of its text again (msgspec's `dec_hook`)."""
    if kind is Path:
        return Path(value)
    raise NotImplementedError(kind)
