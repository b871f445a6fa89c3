"""Values of every named schema, decoded and encoded again."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from generator import naming
from generator.ir import Alias, Api
from generator.ir.dependencies import references
from generator.ir.directions import Variants, find_variants
from generator.lower import lower
from tests.real.fixed_tags import changes
from tests.support.emitted import Emitted
from tests.support.sampler import Sampler, Unsampled

SEEDS = 3


class Roundtrip:
    """Values that came back otherwise than they went in, and types without a value."""

    def __init__(self, emitted: Emitted) -> None:
        self.problems: list[str] = []
        self.unsampled: list[str] = []
        self.tried = 0
        self._emitted = emitted
        self._codec = emitted.package.codec
        self._samplers = [Sampler(emitted.tree, seed) for seed in range(SEEDS)]
        models = import_module(f"{emitted.name}.models")
        for pointer, name, sending in _classes(emitted):
            self._try(name, pointer, getattr(models, name), sending)

    def _try(self, name: str, pointer: str, type_: Any, sending: bool) -> None:
        for sampler in self._samplers:
            whole = sampler is not self._samplers[-1]
            try:
                drawn = sampler.sample(pointer, sending=sending, whole=whole)
            except Unsampled as reason:
                self.unsampled.append(f"{name}: {reason}")
                return
            if drawn is None and isinstance(type_, type):
                continue  # null is part of the types that refer to this class
            self.tried += 1
            self.problems += [f"{name}: {each}" for each in self._wrong(type_, drawn)]

    def _wrong(self, type_: Any, drawn: Any) -> Iterator[str]:
        try:
            value = self._codec.from_builtins(type_, drawn)
            yield from changes(self._emitted, drawn, value)
        except Exception as error:  # noqa: BLE001
            yield f"{type(error).__name__}: {error}"


def _classes(emitted: Emitted) -> Iterator[tuple[str, str, bool]]:
    """Yield the pointer and class of each named schema, and whether it is sent.

    A schema that is two classes comes twice; one that is only sent has no properties
    that are only read.
    """
    api = lower(emitted.result.document)
    variants = find_variants(api)
    names = naming.name(api)
    for _, pointer in emitted.tree.schemas():
        yield pointer, names.classes[pointer, False], _is_sent(api, variants, pointer)
        if pointer in variants.split:
            yield pointer, names.classes[pointer, True], True


def _is_sent(api: Api, variants: Variants, pointer: str) -> bool:
    """Whether a type is only sent, or an alias of one that is."""
    row = api.declarations[pointer]
    if isinstance(row, Alias) and not variants.only_sent(pointer):
        return any(_is_sent(api, variants, each) for each in references(row.type))
    return variants.only_sent(pointer)
