"""Reads responses: picks the documented one, decodes it, raises errors."""
