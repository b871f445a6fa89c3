"""What `python -m ai_api_key` runs."""

from __future__ import annotations

from .cli import main

main()
