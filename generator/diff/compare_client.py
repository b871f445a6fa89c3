"""Changes of the clients: their name, the keywords of their constructor, servers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.changes import Action, Change, Severity, Site, change_of
from generator.diff.pairing import Pairs, pair
from generator.diff.surface import Argument, Surface


def compare_clients(old: Surface, new: Surface) -> Iterator[Change]:
    """Yield what changes about the clients themselves."""
    if old.client != new.client:
        yield Change(
            Severity.BREAKING,
            "renamed",
            "client",
            old.client,
            Site(old.client, "#"),
            Site(new.client, "#"),
            "imports of the client's class fail",
        )
    yield from _compare_keywords(old, new)
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
    reason = "what stands in the old environment variables is no longer read"
    severity = Severity.BREAKING if old else Severity.SAFE
    if not old:
        reason = "defaults can be given by environment variables"
    return Change(severity, "changed", "environment", before, *sites, reason)


def pair_keywords(old: Surface, new: Surface) -> Pairs[Argument]:
    """Pair keywords of the constructor by name, then by what they are in the document."""
    return pair(
        old.keywords,
        new.keywords,
        lambda each: each.name,
        lambda each: each.origin,
    )


def _compare_keywords(old: Surface, new: Surface) -> Iterator[Change]:
    pairs = pair_keywords(old, new)
    for each in pairs.removed:
        reason = "calls of the constructor that pass it fail"
        yield _keyword(old, "removed", Severity.BREAKING, each, None, reason)
    for one, other in pairs.both:
        if one.name != other.name:
            reason = "the constructor takes it under another name"
            yield _keyword(old, "renamed", Severity.BREAKING, one, other, reason)
    for each in pairs.added:
        reason = "the constructor's keywords are optional"
        yield _keyword(old, "added", Severity.SAFE, None, each, reason)


def _keyword(
    surface: Surface,
    action: Action,
    severity: Severity,
    old: Argument | None,
    new: Argument | None,
    reason: str,
) -> Change:
    subject = f"{surface.client}({{}})"
    return change_of("keyword", subject, action, severity, old, new, reason)
