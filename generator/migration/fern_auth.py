"""Fern's `auth-schemes`, `auth` and `environments`: what the document does not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.migration.result import Migration, as_mapping, as_text
from generator.text import snake_case

_PARTS = ("username", "password")


def read_auth(tree: Mapping[str, Any], migration: Migration) -> None:
    """Read the schemes of `generators.yml` and those that it asks for.

    ``{header: X-Key, name: apiKey, env: ACME_KEY}`` is a key in a header,
    ``{scheme: bearer, token: {name: apiKey, env: ACME_KEY}}`` a token.
    """
    schemes = as_mapping(tree.get("auth-schemes"))
    asked = as_mapping(tree.get("api")).get("auth")
    name = as_text(asked)
    if name in ("bearer", "basic") and name not in schemes:
        schemes = {**schemes, name: {"scheme": name}}
    declared: dict[str, Any] = {}
    for name, node in schemes.items():
        scheme = _scheme(as_mapping(node))
        if scheme is None:
            place = ("auth-schemes", name)
            migration.dropped(f"auth-schemes.{name}", "no scheme of OpenAPI", place)
            continue
        declared[name] = scheme
        _read_names(name, as_mapping(node), migration)
        migration.taken(f"auth-schemes.{name}", "a security scheme, in the overlay")
    if declared:
        update = {"components": {"securitySchemes": declared}}
        migration.update("$", update, "How a client says who it is.")
    security = list(_security(asked, declared))
    if security:
        migration.remove("$.security", "Replaced by the next action.")
        migration.update("$", {"security": security}, "The needs of operations.")
        migration.taken("api.auth", "needs of operations")


def read_environments(api: Mapping[str, Any], migration: Migration) -> None:
    """Read `environments` as servers, the default one first."""
    rows = {k: as_text(v) for k, v in as_mapping(api.get("environments")).items()}
    default = as_text(api.get("default-environment"))
    names = sorted((name for name, url in rows.items() if url), key=default.__ne__)
    if names:
        migration.remove("$.servers", "Servers that are no environment.")
        servers = [{"url": rows[name], "description": name} for name in names]
        migration.update("$", {"servers": servers}, "The environments of the SDK.")
        migration.taken("api.environments", "servers; `base_url=` chooses another")


def _scheme(node: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a Security Scheme Object (OpenAPI 3.1, section 4.8.27)."""
    header, prefix = as_text(node.get("header")), as_text(node.get("prefix"))
    if header.lower() == "authorization" and prefix.lower() == "bearer":
        return {"type": "http", "scheme": "bearer"}
    if header:
        return {"type": "apiKey", "in": "header", "name": header}
    scheme = as_text(node.get("scheme"))
    return {"type": "http", "scheme": scheme} if scheme in ("bearer", "basic") else None


def _read_names(scheme: str, node: Mapping[str, Any], migration: Migration) -> None:
    """Take over the names of keywords and environment variables."""
    rows = {part: as_mapping(node.get(part)) for part in _PARTS if part in node}
    whole = as_mapping(node.get("token")) if "token" in node else node
    asked = {part: as_text(row.get("name")) for part, row in rows.items()}
    credentials: Any = {k: snake_case(v, "key") for k, v in asked.items() if v}
    if not rows and as_text(whole.get("name")):
        credentials = snake_case(as_text(whole.get("name")), "key")
        rows = {"": whole}
    if credentials:
        migration.configuration.setdefault("credentials", {})[scheme] = credentials
    for part, row in rows.items():
        keyword = credentials if isinstance(credentials, str) else credentials.get(part)
        variable = as_text(row.get("env"))
        if keyword and variable.isidentifier():
            names = migration.configuration.setdefault("env-names", {})
            names[keyword] = variable
            migration.taken(f"auth-schemes.{scheme}.env", variable)


def _security(asked: object, declared: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the requirements of `auth`: a name, or names of `any` or `endpoint-security`."""
    names = as_mapping(asked).get("any", asked)
    rows = names if isinstance(names, list) else [names]
    yield from ({name: []} for name in map(as_text, rows) if name in declared)
