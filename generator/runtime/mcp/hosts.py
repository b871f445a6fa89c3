"""Configurations of the programs that start a server, to be copied by their users."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..catalog import ClientEntry


def host_config(
    client: ClientEntry, package: str, command: str, arguments: Sequence[str]
) -> str:
    """Return `mcp.json` as most hosts read it; `${…}` is a variable of theirs."""
    names = [*_variables(client)]
    server = {
        "command": command,
        "args": ["-m", f"{package}.mcp", *arguments],
        "env": {name: f"${{{name}}}" for name in names},
    }
    servers = {package: server, **_documentation(client)}
    return json.dumps({"mcpServers": servers}, indent=2)


def vscode_config(
    client: ClientEntry, package: str, command: str, arguments: Sequence[str]
) -> str:
    """Return `.vscode/mcp.json`, which asks for secrets and keeps them."""
    names = _variables(client)
    server = {
        "type": "stdio",
        "command": command,
        "args": ["-m", f"{package}.mcp", *arguments],
        "env": {name: f"${{input:{name}}}" for name in names},
    }
    inputs = [
        {
            "type": "promptString",
            "id": name,
            "description": f"{client.title}: {name}",
            "password": is_secret,
        }
        for name, is_secret in names.items()
    ]
    servers = {package: server, **_documentation(client)}
    return json.dumps({"inputs": inputs, "servers": servers}, indent=2)


def _documentation(client: ClientEntry) -> dict[str, dict[str, str]]:
    """Return the server of the API's documentation, which calls nothing."""
    server = client.documentation_server
    return {server.name: {"type": "http", "url": server.url}} if server else {}


def _variables(client: ClientEntry) -> dict[str, bool]:
    """Return the variables that a server reads, with whether each is secret."""
    found = {row.variable: row.is_secret for row in client.credentials}
    found |= {row.variable: False for row in client.settings}
    return found | ({client.base_url_variable: False} if client.needs_base_url else {})
