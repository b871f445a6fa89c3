"""Files of an SDK that hold data."""

from __future__ import annotations

from msgspec import Struct


class JsonFile(Struct, frozen=True):
    """A file in JSON.

    Attributes:
        value: objects, arrays, texts, numbers, booleans and null; no code.
    """

    value: object


class Copy(Struct, frozen=True):
    """The text of another file of the SDK, by its path below the output folder."""

    path: str
