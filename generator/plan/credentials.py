"""Security schemes as the run time knows them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import SecurityScheme
from generator.ir.security import Flow, credential_parts
from generator.naming import Keyword
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, call, keyword, mapping, sequence
from generator.text import Code, literal

_PARTS = {
    "ApiKeyScheme": {"value": "api_key"},
    "BasicScheme": {"username": "username", "password": "password"},
    "DigestScheme": {"username": "username", "password": "password"},
    "BearerScheme": {"token": "token"},
    "HmacScheme": {"key": "api_key", "secret": "api_secret"},
    "MutualTLSScheme": {},
    "OAuth2Scheme": {
        "token": "token",
        "client_id": "client_id",
        "client_secret": "client_secret",
    },
}
"""The fields of each scheme of the run time, and the keywords that are their default."""
_MODULES = {
    "ApiKeyScheme": "auth.api_key",
    "BasicScheme": "auth.basic",
    "BearerScheme": "auth.bearer",
    "DigestScheme": "auth.digest",
    "HmacScheme": "auth.hmac",
    "MutualTLSScheme": "auth.mutual_tls",
    "OAuth2Scheme": "auth.oauth2",
}
"""The module of the run time that has each scheme."""


def scheme_description(
    annotator: Annotator, scheme: SecurityScheme, names: Mapping[Keyword, str]
) -> Group:
    """The description of a security scheme.

    Args:
        annotator: imports the names.
        scheme: the scheme.
        names: the constructor's keywords, by scheme and part.
    """
    class_name = _class_name(scheme)
    items = _facts(annotator, scheme, class_name)
    for field, part in _PARTS[class_name].items():
        name = names.get((scheme.name, part), part)
        if name != part:
            items.append(keyword(field, literal(name)))
    return call(annotator.runtime(_MODULES[class_name], class_name), items)


def token_keywords(
    schemes: tuple[SecurityScheme, ...], names: Mapping[Keyword, str]
) -> frozenset[str]:
    """The constructor's keywords that take a function or a grant for a token."""
    parts = ((scheme, credential_parts(scheme)) for scheme in schemes)
    return frozenset(names[scheme.name, "token"] for scheme, p in parts if "token" in p)


def token_type(annotator: Annotator, schemes: tuple[SecurityScheme, ...]) -> Code:
    """The annotation of a token, which may be a grant where OAuth 2.0 is declared."""
    if takes_grants(schemes):
        return annotator.runtime("auth.oauth2", "TokenOrGrant")
    return annotator.runtime("auth.bearer", "Token")


def takes_grants(schemes: tuple[SecurityScheme, ...]) -> bool:
    """Return whether a grant may be given in place of a token."""
    return any(_class_name(scheme) == "OAuth2Scheme" for scheme in schemes)


def credential_rows(
    schemes: tuple[SecurityScheme, ...], names: Mapping[Keyword, str]
) -> list[tuple[str, str]]:
    """The constructor's keywords for credentials, and what each of them is.

    A keyword that several schemes share has the text of the first that has a
    description.
    """
    rows: dict[str, str] = {}
    for scheme in sorted(schemes, key=lambda row: not row.description):
        for part in credential_parts(scheme):
            rows.setdefault(names[scheme.name, part], _text(scheme, part))
    order = (names[row.name, part] for row in schemes for part in credential_parts(row))
    return [(name, rows[name]) for name in dict.fromkeys(order)]


def _class_name(scheme: SecurityScheme) -> str:
    kind = scheme.scheme.lower()
    if scheme.type == "apiKey":
        return "ApiKeyScheme"
    if scheme.type == "mutualTLS":
        return "MutualTLSScheme"
    if scheme.type == "http":
        classes = {"basic": "BasicScheme", "digest": "DigestScheme"}
        classes["exo2-hmac-sha256"] = "HmacScheme"
        return classes.get(kind, "BearerScheme")
    has_endpoints = bool(scheme.flows or scheme.discovery_url)
    return "OAuth2Scheme" if has_endpoints else "BearerScheme"


def _facts(
    annotator: Annotator, scheme: SecurityScheme, class_name: str
) -> list[Code | Group]:
    if class_name == "ApiKeyScheme":
        location = keyword("location", literal(scheme.location))
        return [literal(scheme.parameter), location]
    if class_name == "OAuth2Scheme":
        flows = ((literal(row.name), _flow(annotator, row)) for row in scheme.flows)
        items: list[Code | Group] = [mapping(flows)] if scheme.flows else []
        if scheme.discovery_url:
            items.append(keyword("discovery_url", literal(scheme.discovery_url)))
        return items
    unknown = class_name == "BearerScheme" and scheme.type == "http"
    if unknown and scheme.scheme.lower() != "bearer":
        return [keyword("prefix", literal(scheme.scheme))]
    return []


def _flow(annotator: Annotator, flow: Flow) -> Group:
    items: list[Code | Group] = [literal(flow.token_url)]
    if flow.refresh_url:
        items.append(keyword("refresh_url", literal(flow.refresh_url)))
    if flow.device_url:
        items.append(keyword("device_url", literal(flow.device_url)))
    if flow.scopes:
        items.append(keyword("scopes", sequence(map(literal, flow.scopes))))
    return call(annotator.runtime("auth.token_endpoint", "Flow"), items)


def _text(scheme: SecurityScheme, part: str) -> str:
    words = part.replace("_", " ").replace("api", "API").replace("id", "ID")
    subject = f"The {words} of the scheme `{scheme.name}`."
    text = scheme.description.strip()
    parts = credential_parts(scheme)
    if len(parts) == 1:
        return text or subject
    return f"{subject} {text}".rstrip() if part == parts[0] else subject
