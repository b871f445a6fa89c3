"""Header parameters (OpenAPI 3.2 section 4.12)."""

from __future__ import annotations

from ..messages import check_field
from .arguments import SentParameter, WriteParameter
from .styles import simple
from .values import as_declared, content_text, flatten


class HeaderParameter(SentParameter, frozen=True):
    """A header parameter, of style `simple` and not percent-encoded."""

    location = "header"

    def compile(self) -> WriteParameter:
        """Make the function that writes the field's value.

        An empty text is a value like any other; an array without items has none.
        """
        name, declared, explode = self.name, self.type, bool(self.explode)
        to_text = content_text(self.content) if self.content else None

        def write(value: object) -> str | None:
            value = as_declared(value, declared)
            if to_text is not None:
                return check_field(name, to_text(value))
            flat = "" if value is None else flatten(value)
            if not flat and flat != "":
                return None
            return check_field(name, simple(name, flat, explode, str))

        return write
