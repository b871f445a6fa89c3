"""The program of `python -m ai_api_key.mcp`."""

from __future__ import annotations

from . import main

main()
