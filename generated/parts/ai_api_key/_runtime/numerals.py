"""Numbers that a server may also write as texts, and that are sent as numbers.

To type checkers `TextInt` is `int` and `TextFloat` is `float`. At run time each is a
class of its own, so that msgspec leaves reading it to this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .serialization import describe
from .serialization.formatted import FormattedAdapter
from .serialization.match_scores import REJECT, register_score
from .serialization.registry import finite, register_encoder, register_type
from .serialization.type_adapter import MismatchError

_INTEGER = re.compile(r"-?\d+", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


if TYPE_CHECKING:
    TextInt = int
    TextFloat = float
else:

    class TextInt(int):
        """An integer that may have been read from a text."""

        __slots__ = ()

    class TextFloat(float):
        """A number that may have been read from a text."""

        __slots__ = ()


class TextIntAdapter(FormattedAdapter):
    """An integer, also as a text of its digits."""

    type = TextInt
    description = "an integer"
    json_types = frozenset({"number", "string"})
    needs_hook = True
    needs_encoding = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if isinstance(data, str) and _INTEGER.fullmatch(data):
            return TextInt(data)
        is_whole = isinstance(data, float) and data.is_integer()
        if (isinstance(data, int) and not isinstance(data, bool)) or is_whole:
            return TextInt(data)
        raise MismatchError(f"expected an integer, got {describe(data)}")

    def accepts(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)

    def dump(self, value: Any) -> Any:
        return int(value)


class TextFloatAdapter(FormattedAdapter):
    """A number, also as a text of its digits."""

    type = TextFloat
    description = "a number"
    json_types = frozenset({"number", "string"})
    needs_hook = True
    needs_encoding = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if isinstance(data, str) and _NUMBER.fullmatch(data):
            return TextFloat(data)
        if isinstance(data, (int, float)) and not isinstance(data, bool):
            return TextFloat(data)
        raise MismatchError(f"expected a number, got {describe(data)}")

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    def dump(self, value: Any) -> Any:
        return finite(value)


def _score_integer(adapter: TextIntAdapter, data: Any) -> int:
    if type(data) is int:
        return 3
    is_text = isinstance(data, str) and _INTEGER.fullmatch(data) is not None
    return 1 if is_text or isinstance(data, float) else REJECT


def _score_number(adapter: TextFloatAdapter, data: Any) -> int:
    if type(data) in (int, float):
        return 2
    is_text = isinstance(data, str) and _NUMBER.fullmatch(data) is not None
    return 1 if is_text else REJECT


register_type(TextInt, TextIntAdapter)
register_type(TextFloat, TextFloatAdapter)
register_score(TextIntAdapter, _score_integer)
register_score(TextFloatAdapter, _score_number)
register_encoder(TextInt, int)
register_encoder(TextFloat, finite)
