"""The program of `python -m ai_api_key`."""

from __future__ import annotations

from .cli import main

main()
