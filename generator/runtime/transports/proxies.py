"""The proxy of a request, for libraries that read less of the environment.

aiohttp knows no `ALL_PROXY`; neither aiohttp nor reqwest knows ports in `NO_PROXY`.
httpx2 reads all of it by itself.
"""

from __future__ import annotations

from ..urls import origin_of

_SCHEMES = ("http", "https", "socks5", "socks5h")


class Proxies:
    """The proxy that was given, else those of the environment.

    `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` are read as `urllib` reads
    them, once.
    """

    def __init__(self, given: str | None, trust_env: bool) -> None:
        self._given = None if given is None else _checked(given)
        self._environment = _of_environment() if trust_env and given is None else {}
        self._known: dict[tuple[str, str], str | None] = {}

    def of(self, url: str) -> str | None:
        """The URL of the proxy for a URL; `None` when it is reached directly."""
        if not self._environment:
            return self._given
        origin = origin_of(url)
        key = (origin.scheme, f"{origin.host}:{origin.port}")
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, scheme: str, host: str) -> str | None:
        from urllib.request import proxy_bypass

        proxy = self._environment.get(scheme) or self._environment.get("all")
        return None if not proxy or proxy_bypass(host) else _checked(proxy)


def _of_environment() -> dict[str, str]:
    from urllib.request import getproxies

    return getproxies()


def _checked(proxy: str) -> str:
    """The URL of a proxy; without a scheme it is an HTTP proxy."""
    url = proxy if "://" in proxy else f"http://{proxy}"
    if url.partition("://")[0].lower() not in _SCHEMES:
        raise ValueError(f"proxy: one of {', '.join(_SCHEMES)} is needed")
    return url
