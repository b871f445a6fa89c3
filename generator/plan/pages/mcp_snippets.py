"""Configurations of MCP servers, to be copied into the files of AI tools.

The server of an SDK prints the same of itself, with the program that runs it
(``runtime/mcp/hosts.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.plan.catalog import client_entry
from generator.plan.design import Design
from generator.plan.template_models.pages import McpSnippet


def mcp_snippets(design: Design) -> Iterator[McpSnippet]:
    """Yield the configurations: of the SDK's server, if it has one, and the document's."""
    client: dict[str, Any] = client_entry(design)
    names = _variables(client) if "mcp" in design.parts else {}
    portable, vscode = _documentation(client), _documentation(client)
    if "mcp" in design.parts:
        command = {"command": "python", "args": ["-m", f"{design.package}.mcp"]}
        env = {name: f"${{{name}}}" for name in names}
        portable = {design.package: {**command, "env": env}, **portable}
        asked = {name: f"${{input:{name}}}" for name in names}
        started = {"type": "stdio", **command, "env": asked}
        vscode = {design.package: started, **vscode}
    if portable:
        inputs = {"inputs": _inputs(client, names)} if names else {}
        yield McpSnippet("Most AI tools", "mcp.json", _json({"mcpServers": portable}))
        text = _json({**inputs, "servers": vscode})
        yield McpSnippet("Visual Studio Code", ".vscode/mcp.json", text)


def _documentation(client: dict[str, Any]) -> dict[str, Any]:
    server = client["documentation_server"]
    return {server["name"]: {"type": "http", "url": server["url"]}} if server else {}


def _inputs(client: dict[str, Any], names: dict[str, bool]) -> list[dict[str, Any]]:
    return [
        {
            "type": "promptString",
            "id": name,
            "description": f"{client['title']}: {name}",
            "password": is_secret,
        }
        for name, is_secret in names.items()
    ]


def _variables(client: dict[str, Any]) -> dict[str, bool]:
    """Return the variables that a server reads, with whether each is secret."""
    found = {row["variable"]: bool(row["is_secret"]) for row in client["credentials"]}
    found |= {row["variable"]: False for row in client["settings"]}
    more = {client["base_url_variable"]: False} if client["needs_base_url"] else {}
    return found | more


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"
