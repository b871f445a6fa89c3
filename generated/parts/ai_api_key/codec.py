"""JSON to values of any type of this package, and back."""

from ._runtime.serialization.codec import from_builtins, from_json, to_builtins, to_json

__all__ = ["from_builtins", "from_json", "to_builtins", "to_json"]
