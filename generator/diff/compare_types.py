"""Changes of declared types, by whether a caller sends them, reads them, or both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff.assignability import Assignability
from generator.diff.changes import RANKS, Action, Change, Severity, Site, change_of
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


def compare_types(
    pairs: Pairs[Declared], assignability: Assignability
) -> Iterator[Change]:
    """Yield what changes about types that are paired already."""
    for each in pairs.removed:
        reason = "imports of it fail"
        yield _declared("removed", Severity.BREAKING, each, None, reason)
    for one, other in pairs.both:
        if one.name != other.name:
            reason = "imports of it fail under the old name"
            yield _declared("renamed", Severity.BREAKING, one, other, reason)
        if one.form != other.form:
            reason = f"it was {_FORMS[one.form]} and is {_FORMS[other.form]}"
            yield _declared("changed", Severity.BREAKING, one, other, reason)
        else:
            yield from _compare_parts(one, other, assignability)
        if other.deprecated and not one.deprecated:
            reason = "it works, and type checkers report its uses"
            yield _declared("changed", Severity.NOTABLE, one, other, reason)
    for each in pairs.added:
        reason = "no program uses it yet"
        yield _declared("added", Severity.SAFE, None, each, reason)


def _declared(
    action: Action,
    severity: Severity,
    old: Declared | None,
    new: Declared | None,
    reason: str,
) -> Change:
    subject = "models.{}"
    return change_of("type", subject, action, severity, old, new, reason)


def _compare_parts(
    old: Declared, new: Declared, assignability: Assignability
) -> Iterator[Change]:
    changes = [*_compare_contents(old, new, assignability)]
    yield from changes
    yield from compare_dicts(old, new, _told(old, new, changes))


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
            severity, reason = _weigh(old, old.type, new.type, assignability)
            yield _declared("changed", severity, old, new, reason)
    elif old.members or new.members:
        yield from _compare_members(old, new)
    else:
        yield from _compare_fields(old, new, assignability)


def _weigh(
    owner: Declared, old: str, new: str, assignability: Assignability
) -> tuple[Severity, str]:
    """Return the severity of another type, in the directions in which it is used."""
    is_unused = not owner.is_sent and not owner.is_read
    if (owner.is_read or is_unused) and not assignability.narrows(old, new):
        return Severity.BREAKING, "what is read can be what it could not be"
    if (owner.is_sent or is_unused) and not assignability.widens(old, new):
        return Severity.BREAKING, "some values can no longer be sent"
    if owner.is_sent:
        return Severity.SAFE, "all values can be sent as before"
    return Severity.SAFE, "what is read is still of the old type"


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
        reason = "programs that name it fail"
        yield _field(old, "removed", Severity.BREAKING, each, None, reason)
    for one, other in pairs.both:
        yield from _compare_field(old, one, other, assignability)
    for each in pairs.added:
        severity, reason = Severity.SAFE, "programs need not know it"
        if each.is_required and not _is_only_read(old):
            severity, reason = Severity.BREAKING, "who builds the class has to give it"
        yield _field(old, "added", severity, None, each, reason)


def _is_only_read(owner: Declared) -> bool:
    return owner.is_read and not owner.is_sent


def _compare_field(
    owner: Declared, old: Field, new: Field, assignability: Assignability
) -> Iterator[Change]:
    if old.name != new.name:
        reason = "it is named differently, in JSON as before"
        yield _field(owner, "renamed", Severity.BREAKING, old, new, reason)
    elif old.wire != new.wire:
        reason = f"it is {new.wire!r} in JSON, and was {old.wire!r}"
        severity = Severity.BREAKING if owner.dict_name else Severity.NOTABLE
        yield _field(owner, "changed", severity, old, new, reason)
    severity, reason = _weigh_field(owner, old, new, assignability)
    if reason:
        yield _field(owner, "changed", severity, old, new, reason)


def _weigh_field(
    owner: Declared, old: Field, new: Field, assignability: Assignability
) -> tuple[Severity, str]:
    """Return the severity of another type or obligation; no reason where none is."""
    severity, reason = Severity.SAFE, ""
    if not assignability.are_equal(old.type, new.type):
        severity, reason = _weigh(owner, old.type, new.type, assignability)
    if new.is_required == old.is_required or severity is Severity.BREAKING:
        return severity, reason
    if new.is_required and not _is_only_read(owner):
        return Severity.BREAKING, "who builds the class has to give it"
    return severity, reason or "who builds the class need not give it"


def _field(
    owner: Declared,
    action: Action,
    severity: Severity,
    old: Field | None,
    new: Field | None,
    reason: str,
) -> Change:
    subject = f"{owner.qualified}.{{}}"
    return change_of("field", subject, action, severity, old, new, reason)


def _compare_members(old: Declared, new: Declared) -> Iterator[Change]:
    pairs = pair(
        old.members,
        new.members,
        lambda each: each.name,
        lambda each: each.value,
    )
    for each in pairs.removed:
        reason = "programs that name it fail"
        yield _member(old, new, "removed", Severity.BREAKING, (each, None), reason)
    for one, other in pairs.both:
        if one.name != other.name:
            reason = "the value has another name"
            both = (one, other)
            yield _member(old, new, "renamed", Severity.BREAKING, both, reason)
        elif one.value != other.value:
            reason = "the name stands for another value"
            both = (one, other)
            yield _member(old, new, "changed", Severity.NOTABLE, both, reason)
    for each in pairs.added:
        reason = "enumerations are open: an unknown value was kept before as well"
        yield _member(old, new, "added", Severity.SAFE, (None, each), reason)


def _member(
    owner: Declared,
    new_owner: Declared,
    action: Action,
    severity: Severity,
    members: tuple[Member | None, Member | None],
    reason: str,
) -> Change:
    old, new = members
    named = old or new
    assert named is not None
    return Change(
        severity,
        action,
        "member",
        f"{owner.qualified}.{named.name}",
        None if old is None else Site(old.python, owner.pointer),
        None if new is None else Site(new.python, new_owner.pointer),
        reason,
    )
