"""Words of paths: which are verbs, plurals, versions."""

from __future__ import annotations

import re

from generator.text.identifier import words

VERSION = re.compile(r"v\d+([._]\d+)*((alpha|beta|preview)\d*)?", re.IGNORECASE)
_PLAIN_VERBS = frozenset(["abort", "accept", "acknowledge", "activate", "add", "apply", "approve", "archive", "assign", "attach", "authenticate", "authorize", "backup", "block", "bulk", "cancel", "capture", "check", "claim", "clear", "clone", "close", "commit", "compact", "compare", "complete", "compute", "confirm", "connect", "convert", "copy", "count", "create", "deactivate", "decline", "delete", "deny", "deploy", "detach", "disable", "disconnect", "dismiss", "dispatch", "download", "duplicate", "edit", "embed", "enable", "end", "enqueue", "enroll", "evaluate", "evict", "execute", "expire", "export", "extend", "extract", "fail", "finalize", "finish", "flag", "follow", "fork", "forget", "generate", "get", "grade", "hangup", "import", "initialize", "initiate", "install", "invalidate", "invite", "invoke", "issue", "join", "kill", "leave", "like", "link", "list", "lock", "login", "logout", "mark", "merge", "migrate", "modify", "mount", "move", "mute", "notify", "open", "override", "parse", "patch", "pause", "pay", "pin", "ping", "post", "predict", "preview", "process", "promote", "provision", "publish", "pull", "purge", "push", "query", "quit", "read", "reactivate", "rebase", "reboot", "rebuild", "recover", "redeliver", "redeploy", "reduce", "refer", "refresh", "refund", "register", "reject", "release", "reload", "remix", "remove", "rename", "render", "renew", "reopen", "reorder", "replace", "replay", "reply", "request", "rerun", "rescale", "resend", "reserve", "reset", "resize", "resolve", "restart", "restore", "resume", "retry", "return", "reveal", "revert", "review", "revoke", "rollback", "rotate", "run", "save", "scale", "schedule", "search", "send", "share", "shutdown", "sign", "simulate", "skip", "snooze", "solve", "split", "star", "start", "stop", "submit", "subscribe", "suspend", "swap", "switch", "sync", "synthesize", "tail", "terminate", "test", "toggle", "tokenize", "train", "transfer", "transform", "trigger", "unarchive", "unassign", "unblock", "undelete", "undo", "unfollow", "uninstall", "unlink", "unlock", "unmute", "unpause", "unpin", "unpublish", "unregister", "unsubscribe", "update", "upgrade", "upload", "upscale", "validate", "verify", "void", "wait", "watch", "withdraw", "write"])
_NOUNS_TOO = frozenset(["backup", "block", "bulk", "claim", "clone", "commit", "export", "follow", "fork", "import", "issue", "like", "link", "list", "lock", "mark", "merge", "mount", "move", "open", "patch", "pay", "pin", "post", "preview", "process", "query", "read", "release", "reply", "request", "return", "review", "run", "sign", "schedule", "search", "share", "star", "start", "stop", "switch", "tail", "test", "train", "transfer", "trigger", "update", "upload", "watch"])
"""Verbs that begin compound nouns as well: ``test_runs``, ``search_results``."""
_DEVERBAL = {
    "generations": "generate",
    "edits": "edit",
    "extensions": "extend",
    "searches": "search",
    "cancellations": "cancel",
}
_NO_PLURALS = (
    "ss",
    "us",
    "is",
    "news",
    "status",
    "series",
    "aws",
    "https",
    "dns",
    "sms",
)


def is_verb(segment: str) -> bool:
    """Return whether a segment of a path says what to do: ``cancel``, ``rotate_key``."""
    parts = [word.lower() for word in words(segment)]
    if not parts or parts[0] not in _PLAIN_VERBS:
        return False
    if len(parts) == 1:
        return True
    return parts[0] not in _NOUNS_TOO or parts[1] in ("by", "for", "from", "to", "and")


def verb_of(segment: str) -> str | None:
    """Return the verb that a noun for an action is made of: ``edits`` is ``edit``."""
    return _DEVERBAL.get(segment.lower())


def is_plural(segment: str) -> bool:
    """Return whether the last word of a segment is a plural."""
    parts = words(segment)
    last = parts[-1].lower() if parts else ""
    return last.endswith("s") and not last.endswith(_NO_PLURALS) and len(last) > 2


def singular(segment: str) -> str:
    """Return a segment with its last word in the singular."""
    for ending, replacement in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if segment.endswith(ending) and is_plural(segment):
            return segment[: -len(ending)] + replacement
    return segment
