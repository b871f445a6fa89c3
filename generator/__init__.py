"""Turns OpenAPI documents into Python SDKs: `python -m generator SPEC`."""

__version__ = "0.1.0"
