"""PyYAML's parser, set up to report what is written and to decide nothing."""

from __future__ import annotations

from typing import Any

import yaml

# The wheels of PyYAML carry libyaml; where it was built without, its Python
# parser reports the same events, ten times slower.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A loader that leaves tags unresolved: this package resolves scalars."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def loader(text: str) -> Any:
    """Return a loader of `text`, for its events or for its node graph."""
    return _Loader(text)
