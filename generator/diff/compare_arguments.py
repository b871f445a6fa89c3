"""Changes of arguments: what a call passes, and how."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.diff.assignability import Assignability
from generator.diff.changes import RANKS, Action, Change, Severity, Site, change_of
from generator.diff.pairing import Pairs, pair
from generator.diff.surface import Argument, Method


class _Placed(Struct, frozen=True):
    """An argument with the index that it has among the positional ones, or None."""

    argument: Argument
    index: int | None

    @property
    def path_place(self) -> Hashable | None:
        """A parameter of the path is the same under another name in the same place."""
        is_path = self.argument.origin.startswith("path ")
        return ("path", self.index) if is_path and self.index is not None else None


def compare_arguments(
    old: Method, new: Method, assignability: Assignability
) -> Iterator[Change]:
    """Yield what changes about the arguments of one method."""
    if old.model != new.model:
        yield from _compare_models(old, new, assignability)
    if old.arguments == new.arguments:
        return
    former = {each.name for each in new.arguments if each.replaced_by is not None}
    pairs = pair_arguments(old.present_arguments, new.present_arguments)
    for each in pairs.removed:
        severity, reason = Severity.BREAKING, "calls that pass it fail"
        if each.argument.name in former:
            severity, reason = Severity.NOTABLE, "calls can pass it, it is not sent"
        yield _change(old, "removed", severity, each.argument, None, reason)
    for one, other in pairs.both:
        if one.argument.name in former:
            reason = "the former name is deprecated"
            arguments = one.argument, other.argument
            yield _change(old, "renamed", Severity.NOTABLE, *arguments, reason)
            one = _Placed(replace(one.argument, name=other.argument.name), one.index)
        yield from _compare(old, one, other, assignability)
    yield from _compare_former(old, new)
    for each in pairs.added:
        severity, reason = Severity.SAFE, "it is optional"
        if each.argument.default is None:
            severity, reason = Severity.BREAKING, "calls have to pass it"
        elif each.index is not None and each.index < _count(old):
            severity = Severity.BREAKING
            reason = "arguments that are given by position move behind it"
        yield _change(old, "added", severity, None, each.argument, reason)


def pair_arguments(
    old: tuple[Argument, ...], new: tuple[Argument, ...]
) -> Pairs[_Placed]:
    """Pair arguments by name, then by what they are in the document."""
    return pair(
        _placed(old),
        _placed(new),
        lambda each: each.argument.name,
        lambda each: each.argument.origin,
        lambda each: each.path_place,
        lambda each: (each.argument.pointer, each.argument.type),
    )


def _compare_models(
    old: Method, new: Method, assignability: Assignability
) -> Iterator[Change]:
    """Compare the models that may be given in place of properties."""
    if old.model and new.model and assignability.are_equal(old.model, new.model):
        return
    before = Site(old.model, old.pointer) if old.model else None
    after = Site(new.model, new.pointer) if new.model else None
    action: Action = "changed"
    severity, reason = Severity.BREAKING, "some models are no longer taken"
    if before is None:
        action, severity = "added", Severity.SAFE
        reason = "a model may stand for the properties"
    elif after is None:
        action, reason = "removed", "calls that give a model by position fail"
    elif assignability.widens(old.model, new.model):
        severity, reason = Severity.SAFE, "all models are taken as before"
    subject = f"{old.call}(model)"
    yield Change(severity, action, "argument", subject, before, after, reason)


def _compare_former(old: Method, new: Method) -> Iterator[Change]:
    """Yield the former names of arguments that are taken no longer."""
    taken = {each.name for each in new.arguments}
    for each in old.arguments:
        if each.replaced_by is not None and each.name not in taken:
            reason = "it was deprecated"
            yield _change(old, "removed", Severity.BREAKING, each, None, reason)


def _placed(arguments: tuple[Argument, ...]) -> Iterator[_Placed]:
    for index, each in enumerate(arguments):
        yield _Placed(each, index if each.is_positional else None)


def _count(method: Method) -> int:
    return sum(each.is_positional for each in method.arguments)


def _compare(
    method: Method, old: _Placed, new: _Placed, assignability: Assignability
) -> Iterator[Change]:
    before, after = old.argument, new.argument
    if before.name != after.name:
        reason = "it is passed under another name"
        yield _change(method, "renamed", Severity.BREAKING, before, after, reason)
    found = [*_differences(old, new, assignability)]
    if found:
        severity = min((each for each, _ in found), key=RANKS.index)
        reason = ", ".join(reason for each, reason in found if each is severity)
        yield _change(method, "changed", severity, before, after, reason)


def _differences(
    old: _Placed, new: _Placed, assignability: Assignability
) -> Iterator[tuple[Severity, str]]:
    """Yield how one argument differs: its place, its type, its default."""
    before, after = old.argument, new.argument
    if old.index is not None and new.index != old.index:
        where = "by name only" if new.index is None else "in another position"
        yield Severity.BREAKING, f"it is passed {where}"
    if not assignability.are_equal(before.type, after.type):
        if assignability.widens(before.type, after.type):
            yield Severity.SAFE, "all values are taken as before"
        else:
            yield Severity.BREAKING, "some values are no longer taken"
    if before.default == after.default:
        return
    if after.default is None:
        yield Severity.BREAKING, "calls have to pass it"
    elif before.default is None:
        yield Severity.SAFE, "calls need not pass it"
    else:
        yield Severity.NOTABLE, "calls that leave it out send another value"


def _change(
    method: Method,
    action: Action,
    severity: Severity,
    old: Argument | None,
    new: Argument | None,
    reason: str,
) -> Change:
    subject = f"{method.call}({{}})"
    return change_of("argument", subject, action, severity, old, new, reason)
