"""A keyed hash that an API signs its webhooks with."""

from __future__ import annotations

from generator.ir.values import Value


class WebhookSignature(Value, frozen=True):
    """A keyed hash (RFC 2104) in a header.

    Attributes:
        header: has the signature.
        options: pairs of an option of the run time's ``KeyedHash`` and its value.
    """

    header: str
    options: tuple[tuple[str, str], ...] = ()
