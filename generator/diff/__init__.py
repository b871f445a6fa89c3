"""Two surfaces of an SDK, and the changes between them for those who call it.

    compare(describe_surface(old_api), describe_surface(new_api))

A surface is all that a caller can name, with types as type checkers see them. It is
plain data, so that the surface of the last release can be kept without its sources.
"""

from generator.diff.changes import Change, Severity, Site
from generator.diff.compare import compare
from generator.diff.extract import describe_surface
from generator.diff.surface import Surface

__all__ = ["Change", "Severity", "Site", "Surface", "compare", "describe_surface"]
