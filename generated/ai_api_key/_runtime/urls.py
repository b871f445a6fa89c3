"""URLs: of servers and their variables, origins, percent-encoding.

RFC 3986, RFC 6570 section 3.2.1, OpenAPI 3.2 sections 4.5 and 4.6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

_DEFAULT_PORTS = {"http": "80", "https": "443"}


class Origin(NamedTuple):
    """Scheme, host and port: what credentials are bound to (RFC 6454 section 4)."""

    scheme: str
    host: str
    port: str

    @property
    def is_private(self) -> bool:
        """Return whether credentials may go there: over TLS, or not beyond this machine."""
        return self.scheme == "https" or is_loopback(self.host)

    @property
    def has_port(self) -> bool:
        """Return whether the port is a number that a port can have (RFC 6335 section 6)."""
        return self.port.isdecimal() and 0 < int(self.port) < 65536


def origin_of(url: str) -> Origin:
    """The origin of an absolute URL."""
    scheme, _, rest = url.partition("://")
    authority = _authority(rest).rpartition("@")[2].lower()
    host, colon, port = authority.rpartition(":")
    if not colon or "]" in port:
        host, port = authority, ""
    scheme = scheme.lower()
    return Origin(scheme, host.strip("[]"), port or _DEFAULT_PORTS.get(scheme, ""))


def _authority(rest: str) -> str:
    for delimiter in "/?#":
        rest = rest.partition(delimiter)[0]
    return rest


def split_target(url: str) -> tuple[str, str]:
    """Scheme with authority, and what a request to the URL names: path and query."""
    start = re.match(r"[^/?#]*//[^/?#]*", url)  # RFC 3986 appendix B
    end = start.end() if start else 0
    target = url[end:].partition("#")[0]
    return url[:end], target if target[:1] == "/" else f"/{target}"


def is_loopback(host: str) -> bool:
    """Return whether a host names this machine (RFC 6761 section 6.3, RFC 1122, RFC 4291)."""
    if host == "localhost" or host.endswith(".localhost") or host == "::1":
        return True
    parts = host.split(".")
    return len(parts) == 4 and parts[0] == "127" and all(p.isdigit() for p in parts)


class BaseUrl(NamedTuple):
    """A base URL taken apart: without its user information, which is kept aside."""

    url: str
    user: str | None
    """`user:password` in the clear, when the URL carried it."""


def to_base_url(text: str) -> BaseUrl:
    """Check and take apart what was given as a base URL.

    Raises `ValueError`, without repeating the URL, when it is not an absolute http or
    https URL, or has a query, a fragment, an impossible port, blanks or control
    characters.
    """
    scheme, mark, rest = text.strip().partition("://")
    if scheme.lower() not in _DEFAULT_PORTS or not mark:
        example = "such as https://api.example.com"
        raise ValueError(
            f"base_url: an absolute http or https URL is needed, {example}"
        )
    if "?" in rest or "#" in rest:
        raise ValueError("base_url: a query or a fragment is not possible here")
    if "\\" in rest or not rest.isascii() or not rest.isprintable() or " " in rest:
        raise ValueError("base_url: blanks, control characters and non-ASCII letters")
    user, at, _ = _authority(rest).rpartition("@")
    rest = rest[len(user) + 1 :] if at else rest
    if not _authority(rest):
        raise ValueError("base_url: it names no host")
    url = f"{scheme}://{rest.rstrip('/')}"
    if not origin_of(url).has_port:
        raise ValueError("base_url: its port is none")
    if not at:
        return BaseUrl(url, None)
    from urllib.parse import unquote

    return BaseUrl(url, unquote(user))


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
        with_port = ":" in variable.default or after[:1] in ("", "/")
        well_formed = _matches(f"{_HOST}(:[0-9]*)?" if with_port else _HOST, value)
    else:
        well_formed = bool(mark or before[0] == "/") and _matches(_PATH, value)
    if not well_formed:
        raise ValueError(
            f"{variable.argument or variable.name}: {value!r} is not well-formed"
        )


def _is_start(value: str, after: str) -> bool:
    """Return whether a URL can start with a value: a scheme, or all up to what comes after."""
    if after.startswith("://"):
        return value in {"http", "https"}
    try:
        return to_base_url(value).user is None and after[:1] in ("", "/")
    except ValueError:
        return False


_HOST = r"(?![-.])(?!.*\.\.)[A-Za-z0-9.-]+(?<![-.])"
_PATH = r"/*((?!\.{0,2}(/|$))[A-Za-z0-9._~-]+/)*(?!\.{0,2}/*$)[A-Za-z0-9._~-]+/*"


def _matches(pattern: str, value: str) -> bool:
    return re.fullmatch(pattern, value) is not None


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


UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_BYTES = [chr(n) if chr(n) in UNRESERVED else f"%{n:02X}" for n in range(256)]

Encode = Callable[[str], str]


def encode(text: str) -> str:
    """Encode all but the unreserved characters."""
    if text.isalnum() and text.isascii():
        return text
    return "".join([_BYTES[byte] for byte in text.encode("utf-8", "surrogatepass")])


def encode_form(text: str) -> str:
    """As `encode`, with `+` for a blank (WHATWG URL section 5.2)."""
    return encode(text).replace("%20", "+")


def make_encoder(kept: str) -> Encode:
    """Make an encoder that keeps reserved characters, and percent-encoded triples.

    It writes `{+x}` of RFC 6570; `kept` are the reserved characters that pass.
    """
    others = rf"(?a:%(?![0-9A-Fa-f]{{2}})|[^%\w.~{re.escape(kept)}-])"
    return lambda text: re.sub(others, lambda found: encode(found[0]), text)


# In a cookie `,` and `;` end the value (RFC 6265 section 4.1.1).
encode_cookie = make_encoder(":/?#[]@!$&'()*+=")
encode_literal = make_encoder(":@!$&'()*+,;=/?")
"""For the fixed text of a path: everything that may stand there stays."""


def with_query(url: str, query: str) -> str:
    """A URL with more in its query."""
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url
