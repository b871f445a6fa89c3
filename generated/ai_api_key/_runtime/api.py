"""The API as a whole: its servers, security schemes and secrets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from .auth import Authenticator, SecurityScheme
from .urls import Server


class ClientHeader(Struct, frozen=True):
    """A header that is sent with each operation that declares it.

    `default` is sent where the client is given nothing; a call that needs one with
    neither is refused.
    """

    name: str
    default: str | None = None
    required: bool = False


class Api(Struct, frozen=True, eq=False, kw_only=True):
    """An API: where it is and how it is signed.

    `env_prefix` is what the environment variables' names start with, `None` when none
    is read. `env_names` are whole names of variables for some keywords.
    `security` lists alternatives of combinations of schemes; `combine` makes one of the
    schemes of a combination. `secrets` are the wire names of properties and parameters
    that no log may show. `headers` are those that operations have in common, by the
    client's keywords.
    """

    package: str
    version: str
    env_prefix: str | None = None
    env_names: Mapping[str, str] = {}
    servers: tuple[Server, ...] = ()
    schemes: Mapping[str, SecurityScheme] = {}
    security: tuple[tuple[str, ...], ...] = ()
    combine: Callable[[Sequence[Authenticator]], Authenticator] | None = None
    secrets: tuple[str, ...] = ()
    headers: Mapping[str, ClientHeader] = {}
