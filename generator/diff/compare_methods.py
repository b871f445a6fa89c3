"""Changes of methods: their names, results, views and errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diff.assignability import Assignability
from generator.diff.changes import HANDLE, Change, Severity, Site
from generator.diff.compare_arguments import compare_arguments
from generator.diff.compare_errors import compare_errors
from generator.diff.pairing import Pairs, pair
from generator.diff.surface import Method

Methods = tuple[Method, ...]
_PARAMETER = re.compile(r"\{[^{}]*\}")


def pair_methods(old: Methods, new: Methods) -> Pairs[Method]:
    """Pair methods by their calls, which are what programs have.

    Then by their routes, and by their operationIds, which find renamed ones.
    """
    return pair(
        old,
        new,
        lambda each: (each.call, each.route),
        lambda each: each.call,
        lambda each: _request(each.route),
        lambda each: each.operation_id or None,
    )


def _request(route: str) -> str:
    """Return a route without the names of its parameters, which are not sent."""
    return _PARAMETER.sub("{}", route)


def compare_methods(
    old: Methods, new: Methods, assignability: Assignability
) -> Iterator[Change]:
    """Yield what changes about methods."""
    pairs = pair_methods(old, new)
    for each in pairs.removed:
        yield Change(
            Severity.BREAKING,
            "removed",
            "method",
            each.call,
            Site(each.python, each.pointer),
            None,
            *_removal(each),
        )
    for one, other in pairs.both:
        yield from _compare(one, other, assignability)
    yield from compare_errors(pairs.both, assignability)
    for each in pairs.added:
        yield Change(
            Severity.SAFE,
            "added",
            "method",
            each.call,
            None,
            Site(each.python, each.pointer),
            "no program calls it yet",
        )


def _deprecation(old: Method, new: Method) -> Change:
    """The change of a call that is deprecated; the new side is what to call."""
    return Change(
        Severity.NOTABLE,
        "deprecated",
        "method",
        old.call,
        Site(old.call, old.pointer),
        Site(new.replaced_by or new.call, new.pointer),
        "calls work, and type checkers report them",
        f"Call `{new.replaced_by}`." if new.replaced_by else "",
    )


def _removal(method: Method) -> tuple[str, str]:
    """Return why calls fail, and what to do."""
    if method.replaced_by:
        return "it was deprecated", f"Call `{method.replaced_by}`."
    return f"`{method.route}` is gone, calls of it fail", "Remove calls of it."


def _compare(
    old: Method, new: Method, assignability: Assignability
) -> Iterator[Change]:
    yield from _compare_call(old, new)
    yield from _compare_requests(old, new)
    if new.deprecated and not old.deprecated:
        yield _deprecation(old, new)
    yield from compare_arguments(old, new, assignability)
    yield from _compare_results(old, new, assignability)
    yield from _compare_items(
        "pages", "iterate", (old, old.page_items), (new, new.page_items), assignability
    )
    yield from _compare_items(
        "stream",
        "stream",
        (old, old.stream_items),
        (new, new.stream_items),
        assignability,
    )
    yield from _compare_waiting(old, new)


def _compare_call(old: Method, new: Method) -> Iterator[Change]:
    if old.call != new.call:
        yield Change(
            Severity.BREAKING,
            "renamed",
            "method",
            old.call,
            Site(old.call, old.pointer),
            Site(new.call, new.pointer),
            f"`{new.route}` is called by another name",
            f"Call `{new.call}`.",
        )
    elif _request(old.route) != _request(new.route):
        yield Change(
            Severity.NOTABLE,
            "changed",
            "route",
            old.call,
            Site(old.route, old.pointer),
            Site(new.route, new.pointer),
            "the call is the same and sends another request",
        )


def _compare_requests(old: Method, new: Method) -> Iterator[Change]:
    """Compare where the same call goes, and as which media type."""
    if None not in (old.server, new.server) and old.server != new.server:
        yield Change(
            Severity.NOTABLE,
            "changed",
            "server",
            old.call,
            _server(old),
            _server(new),
            "its requests go to another server unless the client names one",
        )
    if old.sends and new.sends and old.sends != new.sends:
        yield Change(
            Severity.NOTABLE,
            "changed",
            "body",
            old.call,
            Site(old.sends, old.pointer),
            Site(new.sends, new.pointer),
            "the body is sent as another media type",
        )


def _server(method: Method) -> Site:
    shown = repr(method.server) if method.server else "the client's"
    return Site(f"server: {shown}", f"{method.pointer}/servers")


def _compare_results(
    old: Method, new: Method, assignability: Assignability
) -> Iterator[Change]:
    """Compare the results: the usual one, and those of other choices of ``accept``."""
    usual = old.result, new.result
    if not assignability.are_equal(*usual):
        yield _result(old, new, "", usual, assignability)
    after = dict(new.accepts)
    for name, type_ in old.accepts:
        other = after.get(name)  # the argument tells what it no longer takes
        if other is None or (type_, other) == usual:
            continue
        if not assignability.are_equal(type_, other):
            chosen = f"accept={name!r}"
            yield _result(old, new, chosen, (type_, other), assignability)


def _result(
    old: Method,
    new: Method,
    argument: str,
    types: tuple[str, str],
    assignability: Assignability,
) -> Change:
    before, after = types
    severity, reason = (
        Severity.BREAKING,
        "the result can be a value that the old type does not allow",
    )
    if before == "None":
        severity, reason = Severity.SAFE, "there was no result that a program could use"
    elif assignability.narrows(before, after):
        severity, reason = Severity.SAFE, "each result is still of the old type"
    return Change(
        severity,
        "changed",
        "result",
        f"{old.call}({argument})",
        Site(before, old.result_pointer),
        Site(after, new.result_pointer),
        reason,
        HANDLE if severity is Severity.BREAKING else "",
    )


def _compare_items(
    element: str,
    view: str,
    old: tuple[Method, str],
    new: tuple[Method, str],
    assignability: Assignability,
) -> Iterator[Change]:
    """Compare what a view gives one by one; an empty type is no such view."""
    (method, one), (other_method, other) = old, new
    subject = _viewed((method if one else other_method).call, view)
    before = Site(one, method.result_pointer) if one else None
    after = Site(other, other_method.result_pointer) if other else None
    sites = before, after
    if one and not other:
        reason = f"the view `{view}` no longer has it"
        advice = f"Call `{other_method.call}`."
        severity = Severity.BREAKING
        yield Change(severity, "removed", element, subject, *sites, reason, advice)
    elif other and not one:
        reason = f"the view `{view}` has it now"
        yield Change(Severity.SAFE, "added", element, subject, *sites, reason)
    elif one and not assignability.are_equal(one, other):
        severity, reason = (
            Severity.BREAKING,
            "an item can be a value that the old type does not allow",
        )
        if assignability.narrows(one, other):
            severity, reason = Severity.SAFE, "each item is still of the old type"
        advice = HANDLE if severity is Severity.BREAKING else ""
        yield Change(severity, "changed", element, subject, *sites, reason, advice)


def _compare_waiting(old: Method, new: Method) -> Iterator[Change]:
    if old.waits == new.waits:
        return
    subject = _viewed((old if old.waits else new).call, "and_wait")
    before = Site(subject, old.pointer) if old.waits else None
    after = Site(subject, new.pointer) if new.waits else None
    sites = before, after
    if old.waits:
        reason = "the view `and_wait` no longer has it"
        advice = f"Call `{new.call}`, and wait for what it begins."
        severity = Severity.BREAKING
        yield Change(severity, "removed", "wait", subject, *sites, reason, advice)
    else:
        reason = "the view `and_wait` has it now"
        yield Change(Severity.SAFE, "added", "wait", subject, *sites, reason)


def _viewed(call: str, view: str) -> str:
    resource, _, function = call.rpartition(".")
    return f"{resource}.{view}.{function}()"
