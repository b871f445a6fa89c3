"""Changes of arguments: what a call passes, and how."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.diff.assignability import Assignability
from generator.diff.changes import (
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
from generator.diff.pairing import Pairs, pair
from generator.diff.surface import Argument, Method

_RENAMED = "its former name is taken, and type checkers report it"
_NULLABLE = ("None", "UNSET")
"""The defaults of an argument that cannot be null, and of one that can."""


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
        action: Action = "removed"
        told = Severity.BREAKING, "calls that pass it fail", "Leave it out."
        if each.argument.name in former:
            action = "deprecated"
            told = Severity.NOTABLE, "it is taken and not sent", "Leave it out."
        yield _change(old, action, each.argument, None, told)
    for one, other in pairs.both:
        if one.argument.name in former:
            reason, advice = _RENAMED, f"Pass `{other.argument.name}`."
            told = Severity.NOTABLE, reason, advice
            yield _change(old, "deprecated", one.argument, other.argument, told)
            name, sent = other.argument.name, other.argument.sent
            present = replace(one.argument, name=name, sent=sent)
            one = _Placed(present, one.index)
        yield from _compare(old, one, other, assignability)
    yield from _compare_former(old, new)
    for each in pairs.added:
        told = Severity.SAFE, "it is optional", ""
        if each.argument.default is None:
            told = Severity.BREAKING, "calls have to pass it", "Pass it."
        elif each.index is not None and each.index < _count(old):
            reason = "arguments that are given by position move behind it"
            told = Severity.BREAKING, reason, "Pass them by name."
        yield _change(new, "added", None, each.argument, told)


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
    told = Severity.BREAKING, "some models are no longer taken", "Give another model."
    if before is None:
        action = "added"
        told = Severity.SAFE, "a model may stand for the properties", ""
    elif after is None:
        action, reason = "removed", "calls that give a model by position fail"
        told = Severity.BREAKING, reason, "Pass the properties by name."
    elif assignability.widens(old.model, new.model):
        told = Severity.SAFE, "all models are taken as before", ""
    severity, reason, advice = told
    subject = f"{(old if old.model else new).call}(model)"
    yield Change(severity, action, "argument", subject, before, after, reason, advice)


def _compare_former(old: Method, new: Method) -> Iterator[Change]:
    """Yield the former names of arguments that are taken no longer."""
    taken = {each.name for each in new.arguments}
    for each in old.arguments:
        if each.replaced_by is not None and each.name not in taken:
            advice = f"Pass `{each.replaced_by}`." if each.replaced_by else ""
            told = Severity.BREAKING, "it was deprecated", advice or "Leave it out."
            yield _change(old, "removed", each, None, told)


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
        told = Severity.BREAKING, "it is passed under another name"
        advice = f"Pass `{after.name}`."
        yield _change(method, "renamed", before, after, (*told, advice))
    found = [*_differences(old, new, assignability)]
    if found:
        severity = min((each for each, _, _ in found), key=RANKS.index)
        chosen = [each for each in found if each[0] is severity]
        reason = ", ".join(reason for _, reason, _ in chosen)
        advice = " ".join(filter(None, (advice for _, _, advice in chosen)))
        yield _change(method, "changed", before, after, (severity, reason, advice))
    if after.deprecated and before.deprecated is False:
        told = Severity.NOTABLE, "it is taken as before"
        yield _change(method, "deprecated", before, after, (*told, ""))


def _differences(
    old: _Placed, new: _Placed, assignability: Assignability
) -> Iterator[Told]:
    """Yield how one argument differs: its place, its type, its default, what is sent."""
    before, after = old.argument, new.argument
    if old.index is not None and new.index != old.index:
        where = "by name only" if new.index is None else "in another position"
        yield Severity.BREAKING, f"it is passed {where}", "Pass it by name."
    if not assignability.are_equal(before.type, after.type):
        if assignability.widens(before.type, after.type):
            yield Severity.SAFE, "all values are taken as before", ""
        else:
            yield Severity.BREAKING, "some values are no longer taken", TAKE
    yield from _different_defaults(before, after)
    if before.name == after.name:
        yield from differences_as_sent(before, after)


def differences_as_sent(old: Argument, new: Argument) -> Iterator[Told]:
    """Yield how the same value is sent otherwise."""
    if old.sent and new.sent and old.sent != new.sent:
        reason = f"it is sent as `{new.sent}`, not as `{old.sent}`"
        yield Severity.NOTABLE, reason, ""


def _different_defaults(old: Argument, new: Argument) -> Iterator[Told]:
    """Yield how calls that leave an argument out, or pass None, differ."""
    if old.default == new.default:
        if old.documented and new.documented and old.documented != new.documented:
            values = f"`{new.documented}`, and was `{old.documented}`"
            yield Severity.NOTABLE, f"the API's default for it is {values}", ""
    elif new.default is None:
        yield Severity.BREAKING, "calls have to pass it", "Pass it."
    elif old.default is None:
        yield Severity.SAFE, "calls need not pass it", ""
    elif (old.default, new.default) == _NULLABLE:
        yield SENDS_NULL
    elif (new.default, old.default) == _NULLABLE:
        yield Severity.NOTABLE, "calls that pass `None` no longer send null", ""
    else:
        yield Severity.NOTABLE, "calls that leave it out send another value", ""


def _change(
    method: Method,
    action: Action,
    old: Argument | None,
    new: Argument | None,
    told: Told,
) -> Change:
    severity, reason, advice = told
    subject = f"{method.call}({{}})"
    return change_of("argument", subject, action, severity, old, new, reason, advice)
