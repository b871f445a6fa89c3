"""What `python -m ai_api_key.mcp` runs."""

from __future__ import annotations

from .._runtime.mcp.command import run

run("ai_api_key")
