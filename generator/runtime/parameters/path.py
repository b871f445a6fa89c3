"""Path parameters (OpenAPI 3.2 section 4.12)."""

from __future__ import annotations

from ..urls import encode, make_encoder
from .arguments import SentParameter, WriteParameter
from .styles import PATH_STYLES
from .values import Flat, as_declared, content_text, flatten

# In a path `/`, `?` and `#` end the segment (OpenAPI 3.2 section 4.8.2).
_encode_segment = make_encoder(":@!$&'()*+,;=")
_REFUSED = ("", ".", "..")


class PathParameter(SentParameter, frozen=True):
    """A path parameter, of style `simple`, `label` or `matrix`."""

    location = "path"

    def compile(self) -> WriteParameter:
        """Make the function that writes the part of the path.

        It raises `ValueError` for a value that would change the path: an empty text,
        `.` and `..` (RFC 3986 section 5.2.4).
        """
        name, declared, explode = self.name, self.type, bool(self.explode)
        encoder = _encode_segment if self.allow_reserved else encode
        style = PATH_STYLES[self.style or "simple"]
        to_text = content_text(self.content) if self.content else None

        def write(value: object) -> str:
            flat: Flat
            if type(value) is str and to_text is None:
                flat = value
            else:
                value = as_declared(value, declared)
                flat = flatten(value) if to_text is None else to_text(value)
            text = (
                ""
                if flat in _REFUSED or not flat
                else style(name, flat, explode, encoder)
            )
            if text in _REFUSED:
                raise ValueError(f"{flat!r} cannot be part of a path")
            return text

        return write
