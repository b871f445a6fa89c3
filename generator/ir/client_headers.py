"""Header parameters that the operations of an API have in common."""

from __future__ import annotations

from generator.ir.values import Value


class ClientHeader(Value, frozen=True):
    """A header parameter that is a keyword of the client: ``Notion-Version``.

    Attributes:
        pointer: of the first parameter that declares it.
        name: on the wire.
        known: the values that the document lists, if it lists any.
        default: what is sent where nothing is given, or None.
        required: whether every operation that declares it needs it.
        secret: whether it proves who calls.
        python_name: what the document or the configuration asks for, or None.
    """

    pointer: str
    name: str
    known: tuple[str, ...] = ()
    default: str | None = None
    required: bool = False
    secret: bool = False
    description: str = ""
    python_name: str | None = None
