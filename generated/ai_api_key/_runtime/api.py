"""What an SDK knows about the API as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from .auth.schemes import Scheme


class Variable(Struct, frozen=True):
    """A server variable (OpenAPI 3.2 section 4.6): its default and known values."""

    name: str
    default: str = ""
    known: tuple[str, ...] = ()
    argument: str | None = None
    """The constructor keyword when it is not `name`."""


class Server(Struct, frozen=True):
    """A server (OpenAPI 3.2 section 4.5): a URL with `{name}` for its variables."""

    url: str
    variables: tuple[Variable, ...] = ()


class Api(Struct, frozen=True, eq=False, kw_only=True):
    """An API: where it is and how it is signed.

    `env_prefix` is what the environment variables' names start with, `None` when none
    is read. The str values in `schemes` are keywords of the client's constructor.
    `security` lists alternatives of combinations of schemes. `secrets` are the wire
    names of properties and parameters that no log may show.
    """

    package: str
    version: str
    env_prefix: str | None = None
    servers: tuple[Server, ...] = ()
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    security: tuple[tuple[str, ...], ...] = ()
    secrets: tuple[str, ...] = ()
