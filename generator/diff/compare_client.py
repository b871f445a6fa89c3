"""Changes of the clients: their name, the keywords of their constructor, servers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.assignability import Assignability
from generator.diff.changes import (
    TAKE,
    Action,
    Change,
    Severity,
    Site,
    Told,
    change_of,
)
from generator.diff.compare_arguments import differences_as_sent
from generator.diff.pairing import Pairs, pair
from generator.diff.surface import Argument, Surface

_NEEDED = "without it, calls of the operations that need it fail"


def compare_clients(
    old: Surface, new: Surface, assignability: Assignability
) -> Iterator[Change]:
    """Yield what changes about the clients themselves."""
    yield from _compare_names(old, new)
    yield from _compare_keywords(old, new, assignability)
    if old.server != new.server:
        yield Change(
            Severity.NOTABLE,
            "changed",
            "server",
            "base_url",
            Site(f"base_url = {old.server!r}", "#/servers"),
            Site(f"base_url = {new.server!r}", "#/servers"),
            "requests go to another server unless the caller names one",
        )
    if old.webhook_signature != new.webhook_signature:
        yield _signature(old.webhook_signature, new.webhook_signature)
    if old.env_prefix != new.env_prefix:
        yield _environment(old.env_prefix, new.env_prefix)


def _compare_names(old: Surface, new: Surface) -> Iterator[Change]:
    """Compare the names that programs import."""
    if old.package and new.package and old.package != new.package:
        yield Change(
            Severity.BREAKING,
            "renamed",
            "package",
            old.package,
            Site(f"import {old.package}", "#"),
            Site(f"import {new.package}", "#"),
            "imports of it fail under the old name",
            f"Import `{new.package}`.",
        )
    if old.client != new.client:
        yield Change(
            Severity.BREAKING,
            "renamed",
            "client",
            old.client,
            Site(old.client, "#"),
            Site(new.client, "#"),
            "imports of the client's class fail",
            f"Import `{new.client}`.",
        )


def _signature(old: str, new: str) -> Change:
    """The change of the way in which webhooks are verified."""
    before, after = (
        Site(each or "Standard Webhooks", "#/x-webhook-signature")
        for each in (old, new)
    )
    subject, reason = "client.webhooks.unwrap()", "it verifies another signature"
    severity = Severity.NOTABLE
    return Change(severity, "changed", "signature", subject, before, after, reason)


def _environment(old: str, new: str) -> Change:
    """The change of the environment variables that the client reads."""
    before = f"{old}_…" if old else "no environment"
    after = f"{new}_…" if new else "no environment"
    pointer = "#/x-env-prefix"
    sites = Site(before, pointer), Site(after, pointer)
    reason = "the old environment variables are no longer read"
    severity = Severity.BREAKING if old else Severity.SAFE
    advice = f"Set `{after}`." if new else "Pass the values to the client."
    if not old:
        reason, advice = "defaults can be given by environment variables", ""
    return Change(severity, "changed", "environment", before, *sites, reason, advice)


def pair_keywords(old: Surface, new: Surface) -> Pairs[Argument]:
    """Pair keywords of the constructor by name, then by what they are in the document."""
    return pair(
        old.keywords,
        new.keywords,
        lambda each: each.name,
        lambda each: each.origin,
    )


def _compare_keywords(
    old: Surface, new: Surface, assignability: Assignability
) -> Iterator[Change]:
    pairs = pair_keywords(old, new)
    for each in pairs.removed:
        reason = "calls of the constructor that pass it fail"
        told = Severity.BREAKING, reason, "Leave it out."
        yield _keyword(old, "removed", each, None, told)
    for one, other in pairs.both:
        if one.name != other.name:
            reason = "the constructor takes it under another name"
            told = Severity.BREAKING, reason, f"Pass `{other.name}`."
            yield _keyword(old, "renamed", one, other, told)
        for told in _differences(one, other, assignability):
            yield _keyword(old, "changed", one, other, told)
    for each in pairs.added:
        told = Severity.SAFE, "the constructor's keywords are optional", ""
        if each.default is None:
            told = Severity.BREAKING, _NEEDED, "Pass it."
        yield _keyword(old, "added", None, each, told)


def _differences(
    old: Argument, new: Argument, assignability: Assignability
) -> Iterator[Told]:
    """Yield how one keyword differs: its type, whether it is needed, its default."""
    if not assignability.are_equal(old.type, new.type):
        if assignability.widens(old.type, new.type):
            yield Severity.SAFE, "all values are taken as before", ""
        else:
            yield Severity.BREAKING, "some values are no longer taken", TAKE
    if old.name == new.name:
        yield from differences_as_sent(old, new)
    if old.default == new.default:
        return
    if new.default is None:
        yield Severity.BREAKING, _NEEDED, "Pass it."
    elif old.default is None:
        yield Severity.SAFE, "calls work without it", ""
    else:
        yield Severity.NOTABLE, "clients without it send another value", ""


def _keyword(
    surface: Surface,
    action: Action,
    old: Argument | None,
    new: Argument | None,
    told: Told,
) -> Change:
    severity, reason, advice = told
    subject = f"{surface.client}({{}})"
    return change_of("keyword", subject, action, severity, old, new, reason, advice)
