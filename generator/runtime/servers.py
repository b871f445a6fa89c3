"""From the document's servers and their variables to base URLs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .urls import origin_of, to_base_url

if TYPE_CHECKING:
    from .api import Server, Variable

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_IN_HOST = _LETTERS | frozenset("-.")
_IN_PATH = _LETTERS | frozenset("-._~/")
_ENDS = frozenset(("", "/"))
"""What comes after a host that may have a port."""


def expand(server: Server, values: Mapping[str, str]) -> str:
    """The server's URL with its variables filled in, the defaults where none is given.

    Any well-formed value is taken, known or not. Raises `ValueError` naming the
    variable when a value could leave the place that the URL gives it.
    """
    url = server.url
    for variable in server.variables:
        value = values.get(variable.argument or variable.name, variable.default)
        if value != variable.default and value not in variable.known:
            _check(variable, value, url)
        place = f"{{{variable.name}}}"
        if url.startswith(f"{place}/"):
            value = value.rstrip("/")
        url = url.replace(place, value)
    return url


def _check(variable: Variable, value: str, url: str) -> None:
    """Refuse a value that is more than a part of a host, a port or a path, or, where the
    URL starts with the variable, than a scheme or the start of a URL."""
    before, _, after = url.partition(f"{{{variable.name}}}")
    _, mark, rest = before.partition("://")
    if not before:
        well_formed = _is_start(value, after)
    elif mark and "/" not in rest:
        well_formed = _is_host(value, ":" in variable.default or after[:1] in _ENDS)
    else:
        well_formed = bool(mark or before[0] == "/") and _is_path(value)
    if not well_formed:
        raise ValueError(
            f"{variable.argument or variable.name}: {value!r} is not well-formed"
        )


def _is_start(value: str, after: str) -> bool:
    """Whether a URL can start with a value: a scheme, or all up to what comes after."""
    if after.startswith("://"):
        return value in {"http", "https"}
    try:
        return to_base_url(value).user is None and after[:1] in _ENDS
    except ValueError:
        return False


def _is_host(value: str, with_port: bool) -> bool:
    host, _, port = value.partition(":") if with_port else (value, "", "")
    return (
        bool(host)
        and _IN_HOST.issuperset(host)
        and (not port or port.isdecimal())
        and host[0] not in "-."
        and host[-1] not in "-."
        and ".." not in host
    )


def _is_path(value: str) -> bool:
    parts = value.strip("/").split("/")
    return _IN_PATH.issuperset(value) and not any(p in {".", "..", ""} for p in parts)


def choose_base(
    own: Sequence[Server], shared: Sequence[Server], values: Mapping[str, str]
) -> str:
    """The URL of an operation: its own first server, else the document's first.

    A relative URL of an operation's server stands on the document's origin
    (OpenAPI 3.2 section 4.5). Raises `ValueError` when no absolute URL comes out.
    """
    base = expand(shared[0], values) if shared else ""
    if own:
        url = expand(own[0], values)
        if "://" not in url and "://" in base:
            from urllib.parse import urljoin

            url = urljoin(base.rstrip("/") + "/", url)
        base = url
    host = origin_of(base).host if "://" in base else ""
    if not host or host[0] == "." or ".." in host:
        ways = ["base_url", *_unset([*own[:1], *shared[:1]], values)]
        raise ValueError(
            f"the document names no absolute server: give {' or '.join(ways)}"
        )
    return base.rstrip("/")


def _unset(servers: Sequence[Server], values: Mapping[str, str]) -> list[str]:
    """The keywords of variables without a value, nor a default."""
    keywords = [
        (each.argument or each.name, each.default)
        for server in servers
        for each in server.variables
    ]
    return [name for name, default in keywords if not values.get(name, default)]
