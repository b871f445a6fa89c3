"""Changes of the credentials that calls need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diff.changes import Change, Severity, Site
from generator.diff.compare_client import pair_keywords
from generator.diff.compare_methods import pair_methods
from generator.diff.surface import Method, Surface

Alternatives = tuple[tuple[str, ...], ...]


def compare_credentials(old: Surface, new: Surface) -> Iterator[Change]:
    """Yield a change for each set of calls whose credentials change in the same way.

    A call fails for a program whose credentials were enough and are so no longer.
    """
    renamed = {x.name: y.name for x, y in pair_keywords(old, new).both}
    found: dict[tuple[Alternatives, Alternatives], list[tuple[Method, Method]]] = {}
    for one, other in pair_methods(old.methods, new.methods).both:
        if one.credentials is None or other.credentials is None:
            continue
        given = [[renamed.get(name, name) for name in a] for a in one.credentials]
        if not _suffices(given, other.credentials):
            key = one.credentials, other.credentials
            found.setdefault(key, []).append((one, other))
    for (before, after), pairs in found.items():
        one, other = pairs[0]
        more = f" and {len(pairs) - 1} more" if pairs[1:] else ""
        yield Change(
            Severity.BREAKING,
            "changed",
            "credentials",
            f"{one.call}{more}",
            Site(_written(before), one.pointer),
            Site(_written(after), other.pointer),
            "calls with the credentials of before fail",
            f"Pass {' or '.join(map(_keywords, after))}.",
        )


def _suffices(old: Iterable[Iterable[str]], new: Alternatives) -> bool:
    """Return whether everything that was enough still is."""
    return all(any({*b} <= {*a} for b in new) for a in old)


def _keywords(names: Iterable[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def _written(alternatives: Alternatives) -> str:
    words = [" and ".join(each) or "none" for each in alternatives]
    return f"credentials: {' or '.join(words)}"
