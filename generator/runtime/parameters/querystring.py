"""The whole query string as one parameter (OpenAPI 3.2, `in: querystring`)."""

from __future__ import annotations

from collections.abc import Mapping

from ..bodies.encoding import Encoding
from ..bodies.form import compile_form
from ..messages import kind_of
from ..urls import encode
from .arguments import SentParameter, WriteParameter
from .values import as_declared, content_text, members_of


class QueryString(SentParameter, frozen=True):
    """A query string of a media type; `encoding` is of the members of a form."""

    location = "querystring"

    encoding: Mapping[str, Encoding] | None = None

    def compile(self) -> WriteParameter:
        """Make the function that writes the query string."""
        content, declared = self.content, self.type
        if content is None or kind_of(content) == "form":
            write = compile_form(self.encoding)
            return lambda value: write(
                members_of(as_declared(value, declared)) or {}
            ).decode()
        to_text = content_text(content)
        return lambda value: encode(to_text(as_declared(value, declared)))
