"""Getting the bytes at a URL, within a budget of bytes and of time."""

from __future__ import annotations

import time
from urllib.parse import urljoin, urlsplit

import httpx2

from generator.fetching.addresses import check_url
from generator.fetching.errors import FetchError

_TIMEOUT = 30.0
"""Seconds to connect, and to wait for each piece."""
_MAX_SECONDS = 120.0
_MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "Accept": "application/vnd.oai.openapi, application/json, application/yaml, */*",
    "User-Agent": "byhand",
}


class Downloader:
    """Fetches files until a budget of bytes is used up.

    Args:
        max_bytes: of all files together.
    """

    def __init__(self, max_bytes: int) -> None:
        self._bytes_left = max_bytes
        self._deadline = time.monotonic() + _MAX_SECONDS
        self._client = httpx2.Client(timeout=_TIMEOUT, headers=_HEADERS)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, url: str) -> bytes:
        """Return what a URL answers with, redirects of the same scheme followed.

        Raises:
            FetchError: there is no answer, another one than a document, or too much.
        """
        for _ in range(_MAX_REDIRECTS + 1):
            check_url(url)
            try:
                with self._client.stream("GET", url) as response:
                    if response.status_code not in _REDIRECTS:
                        return self._read(url, response)
                    target = urljoin(url, response.headers.get("Location", ""))
            except httpx2.HTTPError as failure:
                reason = str(failure) or type(failure).__name__
                raise FetchError(f"{url}: {reason}") from failure
            if urlsplit(target).scheme != urlsplit(url).scheme:
                raise FetchError(f"{url}: redirects to another scheme, {target}")
            url = target
        raise FetchError(f"{url}: redirects too often")

    def _read(self, url: str, response: httpx2.Response) -> bytes:
        if response.status_code != 200:
            raise FetchError(f"{url}: answered {response.status_code}")
        data = bytearray()
        for piece in response.iter_bytes():
            self._bytes_left -= len(piece)
            if self._bytes_left < 0:
                raise FetchError(f"{url}: larger than --max-bytes allows")
            if time.monotonic() > self._deadline:
                raise FetchError(f"{url}: takes longer than {_MAX_SECONDS:.0f} seconds")
            data += piece
        return bytes(data)
