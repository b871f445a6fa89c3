"""Security schemes as the run time knows them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import SecurityScheme
from generator.ir.security import credential_parts
from generator.naming import Keyword
from generator.python.annotations import Annotator
from generator.python.layout import Group, call, keyword, sequence
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
    items = _facts(scheme, class_name)
    for field, part in _PARTS[class_name].items():
        name = names[scheme.name, part]
        if name != part:
            items.append(keyword(field, literal(name)))
    return call(annotator.runtime("auth.schemes", class_name), items)


def credential_rows(
    schemes: tuple[SecurityScheme, ...], names: Mapping[Keyword, str]
) -> list[tuple[str, str]]:
    """The constructor's keywords for credentials, and what each of them is."""
    return [
        (names[scheme.name, part], _text(scheme, part))
        for scheme in schemes
        for part in credential_parts(scheme)
    ]


def _class_name(scheme: SecurityScheme) -> str:
    kind = scheme.scheme.lower()
    if scheme.type == "apiKey":
        return "ApiKeyScheme"
    if scheme.type == "mutualTLS":
        return "MutualTLSScheme"
    if scheme.type == "http":
        known = {"basic": "BasicScheme", "digest": "DigestScheme"}
        known["exo2-hmac-sha256"] = "HmacScheme"
        return known.get(kind, "BearerScheme")
    return "OAuth2Scheme" if "client_id" in credential_parts(scheme) else "BearerScheme"


def _facts(scheme: SecurityScheme, class_name: str) -> list[Code | Group]:
    if class_name == "ApiKeyScheme":
        location = keyword("location", literal(scheme.location))
        return [literal(scheme.parameter), location]
    if class_name == "OAuth2Scheme":
        items: list[Code | Group] = [
            literal(dict(scheme.token_urls)["clientCredentials"])
        ]
        if scheme.scopes:
            items.append(keyword("scopes", sequence(map(literal, scheme.scopes))))
        return items
    unknown = class_name == "BearerScheme" and scheme.type == "http"
    if unknown and scheme.scheme.lower() != "bearer":
        return [keyword("prefix", literal(scheme.scheme))]
    return []


def _text(scheme: SecurityScheme, part: str) -> str:
    words = part.replace("_", " ").replace("api", "API").replace("id", "ID")
    return scheme.description.strip() or f"The {words} of the scheme `{scheme.name}`."
