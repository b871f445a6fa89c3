"""Properties that a class has a value for by itself: written, though data lacked them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import msgspec

from tests.support.emitted import Emitted
from tests.support.equality import differences


def changes(emitted: Emitted, data: Any, value: Any) -> list[str]:
    """Return where a value, written, differs from the data that it was read from.

    Args:
        emitted: the SDK.
        data: JSON, as builtins.
        value: it, read as a type of the SDK; tags of its classes may be added.
    """
    found = differences(data, emitted.package.codec.to_builtins(value))
    if not found:
        return []
    tags = tuple(f": added: {name}" for name in _fixed_names(emitted, value))
    return [each for each in found if not each.endswith(tags)]


def _fixed_names(emitted: Emitted, value: Any) -> Iterator[str]:
    runtime = f"{emitted.name}._runtime"
    adapter_for = import_module(f"{runtime}.serialization.codec").adapter_for
    model: type = import_module(f"{runtime}.model").Model
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, model):
            for field in adapter_for(type(each)).fields:
                stack.append(getattr(each, field.name))
                if field.info.default_factory is not msgspec.NODEFAULT:
                    yield field.wire
        elif isinstance(each, dict):
            stack += each.values()
        elif isinstance(each, (list, tuple)):
            stack += each
