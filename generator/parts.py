"""The names of all that an SDK has only when it is asked for."""

from __future__ import annotations

PARTS = {
    "cli": "a command line on click: `python -m <package>`",
    "testing": "a mock transport and fixtures for pytest",
    "mcp": "a server through which AI programs call the API",
    "otel": "spans of OpenTelemetry around a transport",
    "docs": "pages in HTML and Markdown, in docs/<package>/ beside the package",
}
"""Each with its description; the planning stage has its modules."""
TRANSPORTS = {
    "aiohttp": "asynchronous only, the least CPU time with many calls at once",
    "pyreqwest": "both kinds of client, the least CPU time one after another",
}
"""Beside the one on httpx2, which every SDK has."""
