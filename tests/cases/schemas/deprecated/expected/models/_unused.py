"""Types that no operation needs."""

# pyright: reportDeprecated=false

from __future__ import annotations

from typing_extensions import deprecated

from .._runtime.model import Model


@deprecated("This type is deprecated.")
class Old(Model):
    """No operation uses the schema `Old`."""

    id: int | None = None


class Row(Model):
    """No operation uses the schema `Row`."""

    gone: str | None = None
    """Deprecated."""
