"""Stainless' settings of the client: options, credentials, environments, security."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.migration.casing import Casings
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text

_ELSEWHERE = {
    "default_timeout": "`timeout=` of the client; its default is 60 seconds",
    "default_retries": "`max_retries=` of the client; its default is 2",
    "default_query": "`default_query=` of the client",
}
_SENT_ELSEWHERE = {
    "server_variable": "the server variable is a keyword of the client, by its own name",
    "send_as_query_param": "`default_query=` of the client, or an argument of methods",
    "send_as_path_param": "an argument of methods",
    "send_as_body_param": "an argument of methods",
}
_HEADER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_ROLES = {"value": "token", "token": "token", "key": "api_key"}


def read_client_settings(
    settings: Mapping[str, Any], casings: Casings, migration: Migration
) -> None:
    """Read `client_settings`: names of credentials, headers, the environment."""
    configuration = migration.configuration
    options = {
        casings.snake(name): as_mapping(option)
        for name, option in as_mapping(settings.get("opts")).items()
    }
    client_name = casings.pascal(as_text(settings.get("default_client_name")))
    if client_name.isidentifier():
        configuration["client-name"] = client_name
        migration.taken("client_settings.default_client_name", f"class {client_name}")
    credentials = dict(_credentials(options, migration))
    if credentials:
        configuration["credentials"] = credentials
    prefix = _prefix(settings, options)
    if not _VARIABLE.fullmatch(prefix):
        prefix = ""
    if prefix:
        configuration["env-prefix"] = prefix
        migration.taken("client_settings", f"variables start with {prefix}_")
    for name, option in options.items():
        variable = as_text(option.get("read_env"))
        is_keyword = bool(option.get("auth") or option.get("send_in_header"))
        is_keyword = is_keyword and bool(_VARIABLE.fullmatch(variable))
        if is_keyword and variable != f"{prefix}_{name.upper()}":
            configuration.setdefault("env-names", {})[name] = variable
            migration.taken(f"client_settings.opts.{name}.read_env", variable)
    for key, text in _ELSEWHERE.items():
        if key in settings:
            place = ("client_settings", key)
            migration.differs(f"client_settings.{key}", text, place)
    _read_headers(settings, options, migration)
    header = as_text(as_mapping(settings.get("idempotency")).get("header"))
    if header:
        text = "Send the same key with each attempt of a call."
        migration.update("$.paths[*].post", {"x-idempotency-key": header}, text)
        migration.taken("client_settings.idempotency", f"{header} of every POST")


def keep_header_arguments(migration: Migration) -> None:
    """Let headers that operations have in common be arguments of methods, as there."""
    for holder in ("components", "paths[*]", "paths[*][*]"):
        target = f"$.{holder}.parameters[?@.in == 'header']"
        text = "Arguments of methods, also where operations have them in common."
        migration.update(target, {"x-client-header": False}, text)


def _read_headers(
    settings: Mapping[str, Any],
    options: Mapping[str, Mapping[str, Any]],
    migration: Migration,
) -> None:
    """Add the headers that each request has: keywords of the client here too."""
    for name, option in options.items():
        header, default = as_text(option.get("send_in_header")), option.get("default")
        if not option.get("auth") and _HEADER.fullmatch(header):
            key = f"client_settings.opts.{name}"
            _add_header(header, name, default, migration)
            migration.taken(key, f"keyword `{name}`, sent as {header}")
    headers = as_mapping(settings.get("default_headers"))
    for header, value in headers.items():
        key, place = f"client_settings.default_headers.{header}", "default_headers"
        if as_text(value) and _HEADER.fullmatch(header):
            _add_header(header, "", value, migration)
            migration.taken(key, f"sent with each request: {as_text(value)}")
        else:
            text = "`default_headers=` of the client"
            migration.differs(key, text, ("client_settings", place, header))


def _add_header(header: str, name: str, default: object, migration: Migration) -> None:
    """Declare a header of every operation, where it is not declared yet."""
    is_it = f"@.in == 'header' && @.name == '{header}'"
    naming = {"x-python-name": name} if name else {}
    for holder in ("components", "paths[*]", "paths[*][*]"):
        target = f"$.{holder}.parameters[?{is_it}]"
        text = f"{header} is the client's."
        migration.update(target, {"x-client-header": True, **naming}, text)
    value = as_text(default)
    schema = {"type": "string", **({"default": value} if value else {})}
    row = {"name": header, "in": "header", "required": bool(value), "schema": schema}
    target = f"$.paths[?!@.parameters[?{is_it}]]"
    text = f"{header} goes with each request."
    migration.update(target, {"parameters": [{**row, **naming}]}, text)


def _credentials(
    options: Mapping[str, Mapping[str, Any]], migration: Migration
) -> list[tuple[str, Any]]:
    """Return the names of credentials, by security scheme."""
    found: dict[str, Any] = {}
    for name, option in options.items():
        auth = as_mapping(option.get("auth"))
        scheme = as_text(auth.get("security_scheme"))
        key = f"client_settings.opts.{name}"
        if not scheme:
            ways = [text for way, text in _SENT_ELSEWHERE.items() if way in option]
            text = "; ".join(ways) or "it is not sent: no keyword of the client"
            if not option.get("send_in_header"):
                migration.differs(key, text, ("client_settings", "opts", name))
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


def _prefix(
    settings: Mapping[str, Any], options: Mapping[str, Mapping[str, Any]]
) -> str:
    """Return the start of environment variables: declared, or that of the options'."""
    declared = as_text(settings.get("default_env_prefix"))
    if declared:
        return declared.rstrip("_")
    variables = {k: as_text(option.get("read_env")) for k, option in options.items()}
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
