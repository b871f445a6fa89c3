"""Tools: their names, schemas and annotations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from msgspec import Struct

from ..catalog import Catalog, OperationEntry, Schema
from .arguments import arguments_schema
from .policy import Policy, Traits, traits_of
from .texts import plain_text

MOST_TOOLS = 40
MOST_TOKENS = 10_000
"""Up to so many tools, and tokens of their listing, each operation is one."""
CHARACTERS_PER_TOKEN = 4
_LONGEST_NAME = 64
_LONGEST_DESCRIPTION = 300
_LONGEST_ARGUMENT = 160

_READS = Traits(True, False, True, False)
_CALLED: Schema = {
    "type": "object",
    "properties": {
        "result": {},
        "next_page": {"type": "string"},
        "operation": {"type": "string"},
        "note": {"type": "string"},
    },
    "required": ["result"],
}
"""Any result of a call: that of the document may be none of what is promised there."""
_QUERY: Schema = {
    "type": "string",
    "description": "JMESPath of the part of the result that is wanted.",
}


class Tool(Struct, frozen=True, kw_only=True):
    """A tool as it is listed; `entry` is the operation that it is."""

    name: str
    description: str
    input_schema: Schema
    output_schema: Schema
    traits: Traits = _READS
    is_open: bool = True
    """It reaches the API, or others may change what it returns."""
    entry: OperationEntry | None = None

    @property
    def query_argument(self) -> str:
        """The argument that narrows a result, beside those of the operation."""
        return query_argument(self.input_schema["properties"])


def query_argument(properties: Iterable[str]) -> str:
    """Return the name of the argument that narrows a result."""
    return "result_query" if "query" in properties else "query"


def tool_names(entries: Iterable[OperationEntry]) -> dict[str, str]:
    """Return the names of operations as tools, by id.

    Hosts take ASCII letters, digits, `_` and `-`, 64 of them. A name that would be cut or
    taken twice ends with a hash of the id, whatever other operations there are.
    """
    plain = {row.id: f"{row.resource}.{row.function}".strip(".") for row in entries}
    names = {key: re.sub(r"[^A-Za-z0-9_-]", "_", name) for key, name in plain.items()}
    counts: dict[str, int] = {}
    for name in names.values():
        counts[name] = counts.get(name, 0) + 1
    reserved = {"next_page", "wait_operation"}
    return {
        key: (
            name
            if counts[name] == 1 and len(name) <= _LONGEST_NAME and name not in reserved
            else f"{name[: _LONGEST_NAME - 9]}_{sha256(key.encode()).hexdigest()[:8]}"
        )
        for key, name in names.items()
    }


def operation_tool(catalog: Catalog, entry: OperationEntry, name: str) -> Tool:
    """Return an operation as a tool of its own."""
    operation = catalog.operation(entry)
    schema = arguments_schema(catalog, entry, operation, _LONGEST_ARGUMENT)
    properties = schema["properties"]
    query = query_argument(properties)
    text = plain_text(operation.description, _LONGEST_DESCRIPTION)
    summary = plain_text(entry.summary, _LONGEST_DESCRIPTION)
    parts = [summary or f"{entry.method} {entry.path}"]
    parts += [text] if text and text != summary else []
    parts += ["Deprecated."] if entry.deprecated else []
    return Tool(
        name=name,
        description="\n".join(parts),
        input_schema=schema | {"properties": {**properties, query: _QUERY}},
        output_schema=_CALLED,
        traits=traits_of(entry),
        is_open=entry.hints.get("openWorldHint", True),
        entry=entry,
    )


def search_tools(policy: Policy, count: int) -> list[Tool]:
    """Return the tools that stand for many operations."""
    operation = _string("Id of an operation, as search_operations gives it.")
    describe = Tool(
        name="describe_operation",
        description="Describe an operation: arguments as a JSON Schema, result, "
        "an example.",
        input_schema=_object({"operation": operation}, "operation"),
        output_schema={"type": "object"},
        is_open=False,
    )
    return [_search_tool(count), describe, _call_tool(policy, operation)]


def _search_tool(count: int) -> Tool:
    return Tool(
        name="search_operations",
        description=f"Find operations of the API ({count} are offered) by words; "
        "without `query`, list its resources.",
        input_schema=_object(
            {
                "query": _string("Words, such as `create instance`."),
                "resource": _string("Only operations of this resource."),
                "limit": {"type": "integer", "minimum": 1, "maximum": 50},
            }
        ),
        output_schema={"type": "object"},
        is_open=False,
    )


def _call_tool(policy: Policy, operation: Schema) -> Tool:
    writes = policy.allow_write or policy.allow_destructive
    arguments = {"type": "object"}
    return Tool(
        name="call_operation",
        description="Call an operation of the API. Its arguments are checked before "
        "anything is sent.",
        input_schema=_object(
            {"operation": operation, "arguments": arguments, "query": _QUERY},
            "operation",
        ),
        output_schema=_CALLED,
        traits=Traits(not writes, policy.allow_destructive, not writes, False),
    )


def following_tools(entries: Iterable[OperationEntry]) -> list[Tool]:
    """Return the tools that go on from a result."""
    tools = [
        Tool(
            name="next_page",
            description="Get what follows a result that had `next_page`.",
            input_schema=_object(
                {"next_page": _string("The value of that result.")}, "next_page"
            ),
            output_schema=_CALLED,
        )
    ]
    if any(entry.waits for entry in entries):
        seconds = {"type": "number", "minimum": 0, "maximum": 600, "default": 60}
        tools.append(
            Tool(
                name="wait_operation",
                description="Wait for the end of what a call began: its result had "
                "`operation`.",
                input_schema=_object(
                    {
                        "operation": _string("The value of that result."),
                        "seconds": seconds,
                    },
                    "operation",
                ),
                output_schema=_CALLED,
            )
        )
    return tools


def listed(tool: Tool) -> dict[str, Any]:
    """Return a tool as the protocol lists it."""
    traits = tool.traits
    return {
        "name": tool.name,
        "description": tool.description,
        "inputSchema": tool.input_schema,
        "outputSchema": tool.output_schema,
        "annotations": {
            "readOnlyHint": traits.reads,
            "destructiveHint": traits.destroys,
            "idempotentHint": traits.is_idempotent,
            "openWorldHint": tool.is_open,
        },
    }


def _string(description: str) -> Schema:
    return {"type": "string", "description": description}


def _object(properties: Schema, *required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
