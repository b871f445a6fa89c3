"""The reference of all keys in Markdown, made from the JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.configuration.json_schema import json_schema


def keys_reference() -> str:
    """Return tables of all keys, of the root first, then of each table."""
    schema = json_schema()
    sections = {"": schema["properties"]}
    for name, node in schema["properties"].items():
        reference = node.get("$ref")
        if reference:
            target = reference.rpartition("/")[2]
            sections[name] = schema["$defs"][target]["properties"]
    return "\n".join(
        line for name, keys in sections.items() for line in _section(name, keys)
    )


def _section(name: str, keys: Mapping[str, Any]) -> Iterator[str]:
    if name:
        yield f"\n`[{name}]`\n"
    yield "| key | type | default | |"
    yield "|---|---|---|---|"
    for key, node in keys.items():
        default = f"`{json.dumps(node['default'])}`" if "default" in node else ""
        yield f"| `{key}` | {_type(node)} | {default} | {node['description']} |"


def _type(node: Mapping[str, Any]) -> str:
    """Return the type of a key in words."""
    if "enum" in node:
        return " or ".join(f'`"{value}"`' for value in node["enum"])
    if "anyOf" in node:
        return " or ".join(map(_type, node["anyOf"]))
    if node.get("type") == "array":
        return f"list of {node['items']['type']}s"
    if "$ref" in node:
        return "table"
    return {"object": "table"}.get(node["type"], str(node["type"]))
