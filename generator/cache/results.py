"""Results of the pipeline, kept for a run with the same inputs and options."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, Locator, Position
from generator.inputs import Inputs
from generator.options import Options
from generator.result import Result

from . import store
from .decoding import decoded
from .toolchain import toolchain

if TYPE_CHECKING:
    from generator.rewording import Base, Earlier

_FORM = 2  # of entries


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    inputs: Inputs
    files: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]
    located: dict[str, Position]
    operations: int
    models: int
    names: dict[str, str]
    base: Inputs | None
    reworded: frozenset[str]


class Located:
    """A locator that keeps what it was asked, and asks another only when it must.

    Attributes:
        found: positions by pointer.
        grown: whether something was looked up.
    """

    def __init__(self, found: dict[str, Position], load: Callable[[], Locator]) -> None:
        self.found = found
        self.grown = False
        self._load = load

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return the place of the node at `pointer`, or of its key."""
        if key:
            return self._document.position(pointer, key=True)
        if pointer not in self.found:
            self.found[pointer] = self._document.position(pointer)
            self.grown = True
        return self.found[pointer]

    @cached_property
    def _document(self) -> Locator:
        return self._load()


class Results:
    """The one entry that these options have, or none."""

    def __init__(self, options: Options) -> None:
        """With `no_cache`, and where it cannot be said what decides a result, none."""
        self._named = (*options.specs, *options.overlays)
        self._key = None if options.no_cache else _key(options)
        self._entry: _Entry | None = None
        self._base: Base | None = None
        self._located: Located | None = None

    def recall(self, load: Callable[[], Locator]) -> Result | None:
        """Return what an earlier run made, if all it read is still the same.

        Args:
            load: reads the document, for a place in it that was not kept.
        """
        content = store.read(self._key) if self._key else None
        entry = self._entry = None if content is None else _entry(content)
        if entry is None or not entry.inputs.unchanged(self._named):
            return None
        self._located = Located(entry.located, load)
        return Result(
            files=entry.files,
            diagnostics=entry.diagnostics,
            document=self._located,
            inputs=entry.inputs,
            operations=entry.operations,
            models=entry.models,
            names=entry.names,
        )

    def earlier(self) -> Earlier | None:
        """Return what an earlier run left, though what it read is not the same."""
        if self._key is None or self._entry is None or self._entry.base is None:
            return None
        from . import bases  # and with it what a design consists of

        base = self._base = bases.read(self._key)
        if base is None or base.inputs != self._entry.base:
            return None
        return bases.Earlier(base, self._entry.files, self._entry.reworded)

    def made(self, result: Result) -> Result:
        """Return a new result, its locator such that the places can be kept."""
        self._located = Located({}, lambda: result.document)
        self._located.grown = True
        return replace(result, document=self._located)

    def keep(self, result: Result) -> None:
        """Keep a result of this object with the places that were looked up in it."""
        if self._key is None or self._located is None or not self._located.grown:
            return
        entry = _Entry(
            inputs=result.inputs,
            files=dict(result.files),
            diagnostics=result.diagnostics,
            located=self._located.found,
            operations=result.operations,
            models=result.models,
            names=dict(result.names),
            base=None if result.base is None else result.base.inputs,
            reworded=result.reworded,
        )
        try:
            content = msgspec.json.encode(entry, enc_hook=str)
        except UnicodeEncodeError:  # a path that is no Unicode
            return
        store.write(self._key, [content])
        if result.base is not None and result.base is not self._base:
            from . import bases

            bases.write(self._key, result.base)


def _key(options: Options) -> str | None:
    try:
        asked = [
            *(_FORM, toolchain(), options.package, options.dist),
            *(options.allow_invalid, sorted(options.limits.items())),
            [_named(path) for path in options.specs],
            [_named(path) for path in options.overlays],
            None if options.ref_root is None else _named(options.ref_root),
        ]
        return hashlib.sha256(msgspec.json.encode(asked)).hexdigest()
    except (OSError, RuntimeError, ValueError):
        return None


def _named(path: Path) -> tuple[str, str, str]:
    """Return what a path is called, and where it and its folder really are."""
    return str(path), str(path.resolve()), str(path.parent.resolve())


def _entry(content: memoryview) -> _Entry | None:
    try:
        return msgspec.json.decode(content, type=_Entry, dec_hook=decoded)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
