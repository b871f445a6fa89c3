"""Changes of the dicts that callers write in place of models, as far as models do not tell.

`PetDict` changes with `Pet`. Where it changes more, the change is its own: `Pet` fills a
constant in, the dict has to have its key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.diff.changes import RANKS, Action, Change, Severity, Site, Told
from generator.diff.surface import Declared

_ADVICE: Mapping[Action, str] = {
    "removed": "Leave it out.",
    "added": "Give it.",
    "changed": "Give it.",
}


def compare_dicts(
    old: Declared, new: Declared, dict_name: str, told: Mapping[str, Severity]
) -> Iterator[Change]:
    """Yield the changes of the dict of a class, or of the literals of an enumeration.

    Args:
        old: a type, perhaps with a dict beside it.
        new: the same type later.
        dict_name: of the dict of the same schema, perhaps beside another class.
        told: the worst that is told already of each key.
    """
    if not old.dict_name:
        return
    if not dict_name:
        told_as = Severity.BREAKING, "imports of it fail", "Do not import it."
        yield _change("removed", "type", old, new, "", told_as)
        return
    if old.name == new.name and old.dict_name != dict_name:
        reason = "imports of it fail under the old name"
        told_as = Severity.BREAKING, reason, f"Import `models.{dict_name}`."
        renamed = replace(new, dict_name=dict_name)
        yield _change("renamed", "type", old, renamed, "", told_as)
    if not new.dict_name:
        return
    for key, action, severity, reason in _compare_keys(old, new):
        if key not in told or RANKS.index(severity) < RANKS.index(told[key]):
            advice = _ADVICE[action] if severity is Severity.BREAKING else ""
            yield _change(action, "key", old, new, key, (severity, reason, advice))


def _compare_keys(
    old: Declared, new: Declared
) -> Iterator[tuple[str, Action, Severity, str]]:
    before = {*old.needed_keys, *old.other_keys}
    after = {*new.needed_keys, *new.other_keys}
    for key in (*old.needed_keys, *old.other_keys):
        if key not in after:
            yield key, "removed", Severity.BREAKING, "dicts that have it are refused"
    for key in new.needed_keys:
        if key not in old.needed_keys:
            action: Action = "changed" if key in before else "added"
            yield key, action, Severity.BREAKING, "dicts have to have it"
    for key in new.other_keys:
        if key in old.needed_keys:
            yield key, "changed", Severity.SAFE, "dicts need not have it"
        elif key not in before:
            yield key, "added", Severity.SAFE, "dicts may have it"


def _change(
    action: Action,
    element: str,
    old: Declared,
    new: Declared,
    key: str,
    told: Told,
) -> Change:
    severity, reason, advice = told
    return Change(
        severity,
        action,
        element,
        _named(new if action == "added" else old, key),
        None if action == "added" else Site(_written(old, key), old.pointer),
        None if action == "removed" else Site(_written(new, key), new.pointer),
        reason,
        advice,
    )


def _named(owner: Declared, key: str) -> str:
    return f"models.{owner.dict_name}{f'[{key!r}]' if key else ''}"


def _written(owner: Declared, key: str) -> str:
    """The dict, or a key of it, as it is declared."""
    if not key:
        return _named(owner, "")
    return f"{key!r}: {'Required' if key in owner.needed_keys else 'NotRequired'}"
