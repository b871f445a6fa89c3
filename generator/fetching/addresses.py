"""URLs that may be fetched, and the files that references mean from there."""

from __future__ import annotations

import ipaddress
import re
from pathlib import PurePosixPath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.fetching.errors import FetchError

_URL = re.compile(r"https?://", re.IGNORECASE)
_SAFE_NAME = re.compile(r"[A-Za-z0-9 ._-]*[A-Za-z0-9_-]")


def is_url(text: str) -> bool:
    """Return whether a document is named by a URL."""
    return bool(_URL.match(text))


def check_url(url: str) -> SplitResult:
    """Return the parts of a URL that may be fetched.

    Raises:
        FetchError: it is not `https` (or `http` on this machine), or has a password.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise FetchError(f"{url!r} is no URL") from None
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "a URL with a password would stand in the manifest: leave it out"
        )
    if parts.scheme.lower() == "http" and not _is_loopback(host):
        raise FetchError(f"{url}: only https is fetched, http from this machine alone")
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise FetchError(f"{url}: only https is fetched")
    return parts


def folder_of(url: str) -> str:
    """Return the URL of the folder that a document is in, without query."""
    return urljoin(url.partition("?")[0], ".")


def file_name(url: str) -> str:
    """Return a name for the file of a document, `document` if its URL has none."""
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    return name if _SAFE_NAME.fullmatch(name) else "document"


def relative_target(reference: str, base: str, folder: str) -> tuple[str, str] | None:
    """Return URL and path in the folder of a file that a reference means.

    Args:
        reference: the value of a `$ref`.
        base: the URL of the file that has it.
        folder: the URL of the folder that nothing leaves.

    Returns:
        None where the reference stays in its file, or is not followed.
    """
    path = reference.partition("#")[0]
    if not path or urlsplit(path).scheme or path.startswith("//") or "?" in path:
        return None
    url = urljoin(base.partition("?")[0], path)
    if not url.startswith(folder):
        return None
    inside = unquote(url[len(folder) :])
    names = PurePosixPath(inside).parts
    if not names or not all(map(_SAFE_NAME.fullmatch, names)):
        return None
    return url, inside


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
