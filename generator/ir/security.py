"""Security schemes (OpenAPI 3.x, Security Scheme Object)."""

from __future__ import annotations

from generator.ir.values import Value


class Flow(Value, frozen=True):
    """A way to obtain a token (OpenAPI 3.x, OAuth Flow Object).

    Attributes:
        name: the key under ``flows``.
        token_url: where tokens are asked for; empty for the implicit flow.
        refresh_url: where they are renewed, if elsewhere.
        device_url: where a device asks to be allowed.
        scopes: all scopes of the flow.
    """

    name: str
    token_url: str = ""
    refresh_url: str = ""
    device_url: str = ""
    scopes: tuple[str, ...] = ()


class SecurityScheme(Value, frozen=True):
    """A way for a client to authenticate (Security Scheme Object).

    Attributes:
        name: the key under ``components/securitySchemes``.
        type: ``apiKey``, ``http``, ``oauth2``, ``openIdConnect`` or ``mutualTLS``.
        scheme: of ``http``: the authentication scheme as the document writes it.
        location: of ``apiKey``: ``header``, ``query`` or ``cookie``.
        parameter: of ``apiKey``: the name of the header, query parameter or cookie.
        flows: of ``oauth2``: the flows that have a token URL.
        python_names: pairs of a part, such as ``token``, and the keyword asked for.
        discovery_url: of ``oauth2`` and ``openIdConnect``: where endpoints are said.
    """

    pointer: str
    name: str
    type: str
    scheme: str = ""
    location: str = ""
    parameter: str = ""
    description: str = ""
    flows: tuple[Flow, ...] = ()
    discovery_url: str = ""
    python_names: tuple[tuple[str, str], ...] = ()


def credential_parts(scheme: SecurityScheme) -> tuple[str, ...]:
    """Return the credentials that a caller gives for a scheme, one keyword each."""
    kind = scheme.scheme.lower()
    if scheme.type == "apiKey":
        return ("api_key",)
    if scheme.type == "http" and kind in ("basic", "digest"):
        return ("username", "password")
    if scheme.type == "http" and kind == "exo2-hmac-sha256":
        return ("api_key", "api_secret")
    if any(flow.name == "clientCredentials" for flow in scheme.flows):
        return ("token", "client_id", "client_secret")
    return () if scheme.type == "mutualTLS" else ("token",)
