"""Stainless' settings of the client: options, credentials, environments, security."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text

_ELSEWHERE = {
    "default_timeout": "`timeout=` of the client; its default is 60 seconds",
    "default_retries": "`max_retries=` of the client; its default is 2",
    "default_headers": "`default_headers=` of the client",
    "default_query": "`default_query=` of the client",
}
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_ROLES = {"value": "token", "token": "token", "key": "api_key"}


def read_client_settings(
    settings: Mapping[str, Any], migration: Migration, document: DocumentView | None
) -> None:
    """Read `client_settings`: names of credentials, prefix of the environment."""
    configuration = migration.configuration
    options = as_mapping(settings.get("opts"))
    credentials = dict(_credentials(options, migration, document))
    if credentials:
        configuration["credentials"] = credentials
    prefix = _prefix(settings, options)
    if not _VARIABLE.fullmatch(prefix):
        prefix = ""
    if prefix:
        configuration["env-prefix"] = prefix
        migration.taken("client_settings", f"variables start with {prefix}_")
    for name, option in options.items():
        variable = as_text(as_mapping(option).get("read_env"))
        is_keyword = bool(as_mapping(option).get("auth"))
        is_keyword = is_keyword and bool(_VARIABLE.fullmatch(variable))
        if is_keyword and variable != f"{prefix}_{name.upper()}":
            configuration.setdefault("env-names", {})[name] = variable
            migration.taken(f"client_settings.opts.{name}.read_env", variable)
    for key, text in _ELSEWHERE.items():
        if key in settings:
            migration.differs(f"client_settings.{key}", text)
    header = as_text(as_mapping(settings.get("idempotency")).get("header"))
    if header:
        text = "Send the same key with each attempt of a call."
        migration.update("$.paths[*].post", {"x-idempotency-key": header}, text)
        migration.taken("client_settings.idempotency", f"{header} of every POST")


def _credentials(
    options: Mapping[str, Any], migration: Migration, document: DocumentView | None
) -> list[tuple[str, Any]]:
    """Return the names of credentials, by security scheme."""
    found: dict[str, Any] = {}
    for name, option in options.items():
        option = as_mapping(option)
        auth = as_mapping(option.get("auth"))
        scheme = as_text(auth.get("security_scheme"))
        key = f"client_settings.opts.{name}"
        if not scheme:
            text = "`default_headers=`, `default_query=` or an argument of methods"
            migration.differs(key, text)
            continue
        role = as_text(auth.get("role"))
        if role in ("", "value"):
            found[scheme] = name
        else:
            table = found.get(scheme)
            parts = table if isinstance(table, dict) else {}
            found[scheme] = {**parts, _ROLES.get(role, role): name}
        migration.taken(key, f"keyword `{name}` for the scheme {scheme}")
    return list(found.items())


def _prefix(settings: Mapping[str, Any], options: Mapping[str, Any]) -> str:
    """Return the start of environment variables: declared, or that of the options'."""
    declared = as_text(settings.get("default_env_prefix"))
    if declared:
        return declared.rstrip("_")
    variables = {
        name: as_text(as_mapping(option).get("read_env"))
        for name, option in options.items()
    }
    for name, variable in variables.items():
        start = variable.removesuffix(f"_{name.upper()}")
        if start != variable:
            return start
    return next((v.partition("_")[0] for v in variables.values() if v), "")


def read_environments(
    environments: Mapping[str, Any], migration: Migration, document: DocumentView | None
) -> None:
    """Read `environments`: servers of the document, where it has others."""
    urls = [(name, as_text(url)) for name, url in environments.items() if as_text(url)]
    servers = document.root.get("servers") if document else None
    rows = servers if isinstance(servers, list) else []
    declared = [as_text(as_mapping(row).get("url")) for row in rows]
    if not urls:
        return
    if [url.rstrip("/") for _, url in urls] == [url.rstrip("/") for url in declared]:
        migration.taken("environments", "the document's servers")
        return
    if declared:
        migration.remove("$.servers", "Servers that are no environment.")
    value = {"servers": [{"url": url, "description": name} for name, url in urls]}
    migration.update("$", value, "The environments of the SDK.")
    text = "servers; the first is the default, `base_url=` chooses another"
    migration.taken("environments", text)


def read_security(
    config: Mapping[str, Any], migration: Migration, document: DocumentView | None
) -> None:
    """Read `security_schemes` and `security`, where the document says otherwise."""
    root = document.root if document else {}
    components = as_mapping(root.get("components"))
    declared = as_mapping(components.get("securitySchemes"))
    schemes = as_mapping(config.get("security_schemes"))
    missing = {k: v for k, v in schemes.items() if declared.get(k) != v}
    if missing:
        if "components" not in root:
            migration.update("$", {"components": {}}, "A place for schemes.")
        value = {"securitySchemes": missing}
        migration.update("$.components", value, "How a client says who it is.")
    if schemes:
        migration.taken("security_schemes", f"{', '.join(schemes)}")
    security = config.get("security")
    if isinstance(security, list) and security != root.get("security"):
        if "security" in root:
            migration.remove("$.security", "Replaced by the next action.")
        migration.update(
            "$", {"security": security}, "The security that operations need."
        )
    if isinstance(security, list):
        migration.taken("security", "what operations need")
