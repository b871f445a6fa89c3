"""Types of the operations in `resources/users.py`."""

from __future__ import annotations

from .._runtime.model import Model


class Address(Model):
    """Used in `User.address`."""

    street: str | None = None


class User(Model):
    """Returned by `client.users.add()`."""

    id: int
    """Read-only."""
    name: str
    address: Address | None = None


class UserInput(Model):
    """Sent by `client.users.add()`."""

    name: str
    password: str
    """Write-only."""
    address: Address | None = None
