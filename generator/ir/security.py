"""Security schemes (OpenAPI 3.x, Security Scheme Object)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """How a client says who it is.

    Attributes:
        name: the key under ``components/securitySchemes``.
        type: ``apiKey``, ``http``, ``oauth2``, ``openIdConnect`` or ``mutualTLS``.
        scheme: of ``http``: the authentication scheme as the document writes it.
        location: of ``apiKey``: ``header``, ``query`` or ``cookie``.
        parameter: of ``apiKey``: the name of the header, query parameter or cookie.
        token_urls: of ``oauth2``: pairs of flow and token URL.
        scopes: of ``oauth2``: the scopes of its client-credentials flow.
    """

    pointer: str
    name: str
    type: str
    scheme: str = ""
    location: str = ""
    parameter: str = ""
    description: str = ""
    token_urls: tuple[tuple[str, str], ...] = field(default=())
    scopes: tuple[str, ...] = ()


def credential_parts(scheme: SecurityScheme) -> tuple[str, ...]:
    """What a caller has to know for a scheme, one keyword each."""
    kind = scheme.scheme.lower()
    if scheme.type == "apiKey":
        return ("api_key",)
    if scheme.type == "http" and kind in ("basic", "digest"):
        return ("username", "password")
    if scheme.type == "http" and kind == "exo2-hmac-sha256":
        return ("api_key", "api_secret")
    if scheme.type == "oauth2" and "clientCredentials" in dict(scheme.token_urls):
        return ("token", "client_id", "client_secret")
    return () if scheme.type == "mutualTLS" else ("token",)
