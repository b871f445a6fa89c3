"""What runs decided, kept for a run on the same document in other words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import msgspec

from generator.ir.values import Value
from generator.rewording import Base, Earlier

from . import store
from .msgpack_hooks import decoded

__all__ = ["Earlier", "read", "write"]

_ARRAY = b"\xdc"
"""How an array starts, before its length in two bytes (MessagePack, array 16)."""
_LEVELS = 2
"""Down to the members of the design's API, the largest of which are as large as any."""


def read(key: str) -> Base | None:
    """Return the base that is kept under a key."""
    content = store.read(key)
    if content is None:
        return None
    try:
        return msgspec.msgpack.decode(content, type=Base, dec_hook=decoded)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def write(key: str, base: Base) -> None:
    """Keep a base; one with a value that MessagePack has no form for is not kept."""
    with suppress(OverflowError, UnicodeEncodeError):
        store.write(key, _pieces(base, _LEVELS))


def _pieces(value: Value, levels: int) -> Iterator[bytes]:
    """Encode a value field by field, so that the whole is never in memory as bytes."""
    fields = value.__struct_fields__
    yield _ARRAY + len(fields).to_bytes(2, "big")
    for name in fields:
        field = getattr(value, name)
        if levels and isinstance(field, Value):
            yield from _pieces(field, levels - 1)
        else:
            yield msgspec.msgpack.encode(field, enc_hook=str)
