"""Types of the operations in `resources/users.py`."""

from __future__ import annotations

from .._runtime.model import Model


class Address(Model):
    """The schema `Address`."""

    street: str | None = None


class User(Model):
    """The schema `User`."""

    id: int
    """Read-only."""
    name: str
    address: Address | None = None


class UserInput(Model):
    """The schema `User`."""

    name: str
    password: str
    """Write-only."""
    address: Address | None = None
