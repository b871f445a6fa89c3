"""Arguments under the names that they had before: `list(limit=3)` for `max_results`."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any


def takes_former(
    names: Mapping[str, str | None],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a method take arguments under former names, with a `DeprecationWarning`.

    Args:
        names: the present name of each; None where the argument is sent no longer.
    """

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def call(*arguments: Any, **keywords: Any) -> Any:
            for former in names.keys() & keywords.keys():
                _rename(keywords, former, names[former])
            return method(*arguments, **keywords)

        return call

    return decorate


def _rename(keywords: dict[str, Any], former: str, present: str | None) -> None:
    """Put a value under the present name; raises `TypeError` where it has one."""
    value = keywords.pop(former)
    advice = "it is not sent" if present is None else f"use `{present}`"
    message = f"the argument `{former}` is deprecated: {advice}"
    warnings.warn(message, DeprecationWarning, stacklevel=3)
    if present is None:
        return
    if present in keywords:
        raise TypeError(f"got both `{former}` and `{present}`")
    keywords[present] = value
