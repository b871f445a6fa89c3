"""Results of calls as plain data, for programs that show them."""

from __future__ import annotations

from typing import Any

from .errors import DecodeError
from .serialization import codec
from .serialization.type_adapter import EncodeError


def to_data(value: object) -> Any:
    """Return what a method returned as JSON types.

    Raises `DecodeError` for an answer that was read leniently and has no form in JSON.
    """
    try:
        return codec.to_builtins(value)
    except EncodeError as error:
        reason = str(error)
    except UnicodeEncodeError:
        reason = "a lone surrogate, which is no character"
    except RecursionError:
        reason = "JSON nested too deeply"
    raise DecodeError(f"the answer cannot be shown: {reason}")
