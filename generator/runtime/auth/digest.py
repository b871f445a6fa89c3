"""HTTP Digest authentication (RFC 7616)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import Headers
from ..transport import Request
from . import Authenticator, Exchange, Groups, SecurityScheme, has_prefix
from .challenges import Challenge, parse_challenges

_ALGORITHMS = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}
_PREFERRED = ("SHA-512-256", "SHA-256", "MD5")


class DigestScheme(SecurityScheme, frozen=True):
    """`type: http, scheme: digest`."""

    username: str = "username"
    """The client's keyword for the user's name."""
    password: str = "password"
    """The client's keyword for the password; empty when left out."""

    is_challenged = True

    def groups(self) -> Groups:
        return (("username", "password"),)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        return DigestAuth(credentials["username"], credentials["password"])

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        return has_prefix(headers, "Digest")


class DigestAuth(Authenticator):
    """Answers the server's challenge; the first request goes without an answer."""

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        self._password = password
        self._challenge: Challenge | None = None
        self._count = itertools.count(1)

    def apply(self, request: Request, exchange: Exchange) -> None:
        challenge = self._challenge
        if challenge is not None:
            request.headers["Authorization"] = self._answer(challenge, request)

    def renew(self, request: Request, headers: Headers) -> bool:
        before = self._challenge
        self._challenge = _choose(headers.all("www-authenticate"))
        self._count = itertools.count(1)
        if self._challenge is None:
            return False
        stale = self._challenge.get("stale", "").lower() == "true"
        return before is None or stale

    def _answer(self, challenge: Challenge, request: Request) -> str:
        """The credentials (RFC 7616 section 3.4), computed for this request."""
        import secrets

        algorithm = challenge.get("algorithm", "MD5")
        name = algorithm.upper().removesuffix("-SESS")
        realm, nonce = challenge.get("realm", ""), challenge.get("nonce", "")
        cnonce, count = secrets.token_hex(16), f"{next(self._count):08x}"
        address = request.url.partition("://")[2]
        uri = "/" + address.partition("/")[2]
        qop = _qop(challenge.get("qop"))
        a1 = f"{self._username}:{realm}:{self._password}"
        if algorithm.lower().endswith("-sess"):
            a1 = f"{_hash(name, a1)}:{nonce}:{cnonce}"
        a2 = f"{request.method}:{uri}"
        if qop == "auth-int":
            content = request.content or b""
            if not isinstance(content, bytes):
                raise TypeError("Digest with auth-int needs a body that is no stream")
            a2 += f":{_hash(name, content)}"
        middle = f"{nonce}:{count}:{cnonce}:{qop}" if qop else nonce
        response = _hash(name, f"{_hash(name, a1)}:{middle}:{_hash(name, a2)}")
        return _field(
            self._user(challenge, name, realm)
            + [("realm", realm, True), ("nonce", nonce, True), ("uri", uri, True)]
            + [("response", response, True), ("algorithm", algorithm, False)]
            + _opaque(challenge)
            + ([("qop", qop, False), ("nc", count, False)] if qop else [])
            + (
                [("cnonce", cnonce, True)]
                if qop or "-sess" in algorithm.lower()
                else []
            )
        )

    def _user(self, challenge: Challenge, name: str, realm: str) -> list[_Part]:
        """The user's name: hashed when the server wants that (section 3.4.4)."""
        if challenge.get("userhash", "").lower() == "true":
            hashed = _hash(name, f"{self._username}:{realm}")
            return [("username", hashed, True), ("userhash", "true", False)]
        return [("username", self._username, True)]

    def secrets(self) -> Sequence[str]:
        return (self._password,)


_Part = tuple[str, str, bool]


def _choose(fields: Sequence[str]) -> Challenge | None:
    """The strongest Digest challenge that can be answered."""
    offered = [c for c in parse_challenges(fields) if c.scheme == "digest"]
    for name in _PREFERRED:
        for challenge in offered:
            algorithm = challenge.get("algorithm", "MD5").upper()
            if algorithm.removesuffix("-SESS") == name:
                return challenge
    return None


def _qop(offered: str | None) -> str | None:
    options = [option.strip() for option in (offered or "").split(",")]
    if "auth" in options:
        return "auth"
    return "auth-int" if "auth-int" in options else None


def _hash(name: str, text: str | bytes) -> str:
    import hashlib

    data = text.encode() if isinstance(text, str) else text
    return hashlib.new(_ALGORITHMS[name], data, usedforsecurity=False).hexdigest()


def _opaque(challenge: Challenge) -> list[_Part]:
    opaque = challenge.get("opaque")
    return [("opaque", opaque, True)] if opaque else []


def _field(parts: list[_Part]) -> str:
    return "Digest " + ", ".join(
        f'{name}="{_escaped(value)}"' if quoted else f"{name}={value}"
        for name, value, quoted in parts
    )


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
