"""Changes of declared types, by whether a caller sends them, reads them, or both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff.assignability import Assignability
from generator.diff.changes import (
    HANDLE,
    RANKS,
    SENDS_NULL,
    TAKE,
    Action,
    Change,
    Severity,
    Site,
    Told,
    change_of,
)
from generator.diff.compare_dicts import compare_dicts
from generator.diff.pairing import Pairs, pair
from generator.diff.surface import Declared, Field, Member

_FORMS = {
    "alias": "an alias",
    "class": "a class",
    "constants": "a class of constants",
    "int enumeration": "an enumeration of int",
    "str enumeration": "an enumeration of str",
}
_UNSET = "UnsetType"
"""Is a part of the type of a field that can be null, as well as absent."""
_NEEDED: Told = (
    Severity.BREAKING,
    "programs that build the class have to give it",
    "Give it.",
)


def compare_types(
    pairs: Pairs[Declared], assignability: Assignability
) -> Iterator[Change]:
    """Yield what changes about types that are paired already."""
    news = (*(other for _, other in pairs.both), *pairs.added)
    dicts = {each.pointer: each.dict_name for each in news if each.dict_name}
    for each in pairs.removed:
        told = Severity.BREAKING, "imports of it fail", "Do not import it."
        yield _declared("removed", each, None, told)
    for one, other in pairs.both:
        if one.name != other.name:
            reason = "imports of it fail under the old name"
            told = Severity.BREAKING, reason, f"Import `{other.qualified}`."
            yield _declared("renamed", one, other, told)
        if one.form != other.form:
            reason = f"it was {_FORMS[one.form]} and is {_FORMS[other.form]}"
            told = Severity.BREAKING, reason, "Use it as what it is now."
            yield _declared("changed", one, other, told)
        else:
            dict_name = dicts.get(other.pointer, "")
            yield from _compare_parts(one, other, dict_name, assignability)
        if other.deprecated and not one.deprecated:
            reason = "it works, and type checkers report its uses"
            told = Severity.NOTABLE, reason, ""
            yield _declared("deprecated", one, other, told)
    for each in pairs.added:
        told = Severity.SAFE, "no program uses it yet", ""
        yield _declared("added", None, each, told)


def _declared(
    action: Action, old: Declared | None, new: Declared | None, told: Told
) -> Change:
    severity, reason, advice = told
    subject = "models.{}"
    return change_of("type", subject, action, severity, old, new, reason, advice)


def _compare_parts(
    old: Declared, new: Declared, dict_name: str, assignability: Assignability
) -> Iterator[Change]:
    changes = [*_compare_contents(old, new, assignability)]
    yield from changes
    yield from compare_dicts(old, new, dict_name, _told(old, new, changes))


def _told(
    old: Declared, new: Declared, changes: list[Change]
) -> Mapping[str, Severity]:
    """Return the worst that changes say of each name in JSON."""
    told: dict[str, Severity] = {}
    for each in changes:
        name = each.subject.rpartition(".")[2]
        for field in (*old.fields, *new.fields):
            if field.name == name:
                known = told.get(field.wire, each.severity)
                told[field.wire] = min(each.severity, known, key=RANKS.index)
    return told


def _compare_contents(
    old: Declared, new: Declared, assignability: Assignability
) -> Iterator[Change]:
    if old.form == "alias":
        if not assignability.are_equal(old.type, new.type):
            told = _weigh(old, old.type, new.type, assignability)
            yield _declared("changed", old, new, told)
    elif old.members or new.members:
        yield from _compare_members(old, new)
    else:
        yield from _compare_fields(old, new, assignability)


def _weigh(owner: Declared, old: str, new: str, assignability: Assignability) -> Told:
    """Return the severity of another type, in the directions in which it is used."""
    if not owner.is_sent and not owner.is_read:
        return Severity.BREAKING, "no call uses the class, but programs may", TAKE
    if owner.is_read and not assignability.narrows(old, new):
        return (
            Severity.BREAKING,
            "responses can have values that the old type does not allow",
            HANDLE,
        )
    if owner.is_sent and not assignability.widens(old, new):
        return Severity.BREAKING, "some values can no longer be sent", TAKE
    if owner.is_sent and _UNSET in new and _UNSET not in old:
        return SENDS_NULL
    if owner.is_sent:
        return Severity.SAFE, "all values can be sent as before", ""
    return Severity.SAFE, "all values in responses are still of the old type", ""


def _compare_fields(
    old: Declared, new: Declared, assignability: Assignability
) -> Iterator[Change]:
    if old.fields == new.fields:
        return
    pairs = pair(
        old.fields,
        new.fields,
        lambda each: each.name,
        lambda each: each.wire or None,
    )
    for each in pairs.removed:
        told = Severity.BREAKING, "programs that name it fail", "Do not use it."
        yield _field(old, "removed", each, None, told)
    for one, other in pairs.both:
        yield from _compare_field(old, one, other, assignability)
    for each in pairs.added:
        told = Severity.SAFE, "programs need not know it", ""
        if each.is_required and not _is_only_read(old):
            told = _NEEDED
        yield _field(new, "added", None, each, told)


def _is_only_read(owner: Declared) -> bool:
    return owner.is_read and not owner.is_sent


def _compare_field(
    owner: Declared, old: Field, new: Field, assignability: Assignability
) -> Iterator[Change]:
    if old.name != new.name:
        reason = "it is named differently, in JSON as before"
        told = Severity.BREAKING, reason, f"Use `{new.name}`."
        yield _field(owner, "renamed", old, new, told)
    elif old.wire != new.wire:
        reason = f"it is `{new.wire}` in JSON, and was `{old.wire}`"
        told = Severity.NOTABLE, reason, ""
        if owner.dict_name:
            told = Severity.BREAKING, reason, "Use the new key in dicts."
        yield _field(owner, "changed", old, new, told)
    told = _weigh_field(owner, old, new, assignability)
    if told[1]:
        yield _field(owner, "changed", old, new, told)
    if new.deprecated and old.deprecated is False:
        told = Severity.NOTABLE, "it is there as before", ""
        yield _field(owner, "deprecated", old, new, told)


def _weigh_field(
    owner: Declared, old: Field, new: Field, assignability: Assignability
) -> Told:
    """Return the severity of another type or obligation; no reason where none is."""
    told: Told = Severity.SAFE, "", ""
    if not assignability.are_equal(old.type, new.type):
        told = _weigh(owner, old.type, new.type, assignability)
    if new.is_required == old.is_required or told[0] is Severity.BREAKING:
        return told
    if new.is_required and not _is_only_read(owner):
        return _NEEDED
    reason = "programs that build the class need not give it"
    if new.is_required:
        reason = "it is always there"
    return told if told[1] else (told[0], reason, "")


def _field(
    owner: Declared,
    action: Action,
    old: Field | None,
    new: Field | None,
    told: Told,
) -> Change:
    severity, reason, advice = told
    subject = f"{owner.qualified}.{{}}"
    return change_of("field", subject, action, severity, old, new, reason, advice)


def _compare_members(old: Declared, new: Declared) -> Iterator[Change]:
    pairs = pair(
        old.members,
        new.members,
        lambda each: each.name,
        lambda each: each.value,
    )
    for each in pairs.removed:
        told = Severity.BREAKING, "programs that name it fail", "Do not use it."
        yield _member(old, new, "removed", (each, None), told)
    for one, other in pairs.both:
        if one.name != other.name:
            reason = "the value has another name"
            told = Severity.BREAKING, reason, f"Use `{new.qualified}.{other.name}`."
            yield _member(old, new, "renamed", (one, other), told)
        elif one.value != other.value:
            told = Severity.NOTABLE, "the name stands for another value", ""
            yield _member(old, new, "changed", (one, other), told)
    for each in pairs.added:
        reason = "enumerations are open: an unknown value was kept before as well"
        told = Severity.SAFE, reason, ""
        yield _member(old, new, "added", (None, each), told)


def _member(
    owner: Declared,
    new_owner: Declared,
    action: Action,
    members: tuple[Member | None, Member | None],
    told: Told,
) -> Change:
    old, new = members
    severity, reason, advice = told
    named = old or new
    assert named is not None
    return Change(
        severity,
        action,
        "member",
        f"{(owner if old else new_owner).qualified}.{named.name}",
        None if old is None else Site(old.python, owner.pointer),
        None if new is None else Site(new.python, new_owner.pointer),
        reason,
        advice,
    )
