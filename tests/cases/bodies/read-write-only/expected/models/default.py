"""Types of the operations in `resources/default.py`."""

from __future__ import annotations

from .._runtime.model import Model


class Address(Model):
    """`Address`."""

    street: str | None = None


class User(Model):
    """`User`."""

    id: int
    """Read-only."""
    name: str
    address: Address | None = None


class UserInput(Model):
    """`User`."""

    name: str
    password: str
    """Write-only."""
    address: Address | None = None
