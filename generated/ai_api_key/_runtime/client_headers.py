"""Headers that the operations of an API have in common: keywords of the client."""

from __future__ import annotations

from msgspec import Struct


class ClientHeader(Struct, frozen=True):
    """A header that is sent with each operation that declares it.

    `default` is sent where the client is given nothing; a call that needs one with
    neither is refused.
    """

    name: str
    default: str | None = None
    required: bool = False
