"""The command line of Exoscale API: `python -m ai_api_key`."""

from __future__ import annotations

from ._runtime.cli.entry import command_line

main = command_line(__name__)
