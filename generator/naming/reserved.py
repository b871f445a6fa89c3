"""Names that keep their meaning in an emitted SDK (see docs/architecture.md)."""

from __future__ import annotations

from generator.text.python_words import KEYWORDS

OPTIONS = frozenset(
    ("timeout", "max_retries", "extra_headers", "extra_query", "extra_body")
    + ("validation",)
)
VIEWS = frozenset(("with_response", "iterate", "and_wait", "stream"))
TYPE = frozenset(("mro",))
"""Methods of every class itself: type checkers take an attribute of a resource for them."""
CLIENT = frozenset(("close", "aclose", "request", "wait", "with_options")) | VIEWS
CONSTRUCTOR = frozenset(
    ("self", "base_url", "auth", "timeout", "max_retries", "validation")
    + ("default_headers", "default_query")
    + ("follow_redirects", "max_response_bytes", "on_request", "on_response")
    + ("on_error", "transport", "options")
)
MODULE = frozenset(("annotations", "TYPE_CHECKING"))
MODEL = frozenset(
    ("to_dict", "to_json", "from_dict", "from_json", "replace")
    + ("additional_properties",)
)
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul")
    + tuple(f"{port}{n}" for port in ("com", "lpt") for n in range(10))
)


def safe_module(name: str) -> str:
    """A module name that Windows can store as a file (its device names cannot be)."""
    return f"{name}_" if name in _DEVICES or name.startswith("_") else name


def pinned(name: str | None) -> str | None:
    """A name that a document asks for, if it may have it.

    Only an ASCII identifier that is no keyword and not private passes.
    """
    if name is None or not name.isascii() or not name.isidentifier():
        return None
    if name in KEYWORDS or name.startswith("_") or len(name) > 80:
        return None
    return name
