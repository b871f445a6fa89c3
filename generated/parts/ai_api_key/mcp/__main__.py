"""What `python -m ai_api_key.mcp` runs."""

from __future__ import annotations

from . import main

main()
