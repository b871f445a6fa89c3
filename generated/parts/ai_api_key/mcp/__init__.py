"""An MCP server, through which AI programs call the API.

`python -m ai_api_key.mcp` runs it: `--help` lists the options,
`--print-config` prints what such a program has to be told.
"""

from __future__ import annotations

from .._runtime.mcp.command import program

main = program("ai_api_key")
