"""Words that names of methods are told by: verbs and prepositions."""

from __future__ import annotations

HTTP_VERBS = frozenset(("get", "put", "post", "delete", "options", "head", "patch"))
"""HTTP methods as words in operationIds (RFC 9110, section 9; RFC 5789)."""

PREPOSITIONS = frozenset(
    ("about", "against", "as", "at", "between", "by", "for", "from", "in", "into")
    + ("of", "on", "onto", "out", "over", "per", "through", "to", "under", "until")
    + ("upon", "using", "via", "with", "within", "without")
)
ARTICLES = frozenset(("a", "an", "the"))

READING_ACTIONS = frozenset(
    ("autocomplete", "check", "compare", "count", "download", "exists", "export")
    + ("find", "get", "list", "lookup", "ping", "poll", "preview", "query", "search")
    + ("suggest", "validate", "verify")
)
"""Verbs that a path of GET may end with."""

ACTIONS = READING_ACTIONS | frozenset(
    ("abort", "accept", "acknowledge", "acquire", "activate", "add", "advance", "allow")
    + ("analyze", "append", "apply", "approve", "archive", "assign", "associate")
    + ("attach", "authenticate", "authorize", "backup", "ban", "batch", "bind", "block")
    + (
        "build",
        "bulk",
        "calculate",
        "call",
        "cancel",
        "capture",
        "change",
        "claim",
        "clear",
    )
    + (
        "click",
        "clone",
        "close",
        "commit",
        "collect",
        "complete",
        "confirm",
        "connect",
        "convert",
    )
    + (
        "copy",
        "crawl",
        "create",
        "deactivate",
        "decline",
        "deliver",
        "decode",
        "decrypt",
    )
    + ("delete", "deny", "deploy", "deregister", "destroy", "detach", "disable")
    + ("disassociate", "disconnect", "dismiss", "dispatch", "dispute", "duplicate")
    + ("edit", "embed", "enable", "encode", "encrypt", "enqueue", "estimate")
    + ("evaluate", "evict", "execute", "expire", "explain", "extend", "extract", "fail")
    + ("fetch", "finalize", "finish", "flush", "follow", "forget", "fork", "format")
    + (
        "force",
        "freeze",
        "fund",
        "generate",
        "get",
        "grant",
        "halt",
        "hide",
        "ignore",
        "import",
    )
    + ("increment", "ingest", "initialize", "initiate", "insert", "install", "invite")
    + ("invoke", "issue", "join", "kick", "kill", "launch", "leave", "like", "link")
    + ("list", "load", "lock", "login", "logout", "logoff", "mark", "match", "merge")
    + ("migrate", "modify", "move", "mute", "notify", "open", "optimize", "parse")
    + ("patch", "pause", "pay", "pin", "predict", "prepare", "present", "process")
    + ("promote", "provision", "prune", "publish", "pull", "purge", "push", "put")
    + ("read", "reassign", "rebalance", "reboot", "rebuild", "recalculate", "receive")
    + ("reconcile", "recover", "redeem", "refresh", "refund", "register", "reindex")
    + ("reject", "release", "reload", "remove", "rename", "render", "renew", "reopen")
    + ("reorder", "replace", "replay", "reply", "report", "request", "reschedule")
    + ("resend", "reserve", "reset", "resize", "resolve", "restart", "restore")
    + ("resubmit", "resume", "retract", "retrieve", "retry", "return", "reverse")
    + ("revert", "revoke", "rollback", "rotate", "run", "save", "scale", "scan")
    + ("schedule", "score", "send", "set", "share", "shutdown", "sign", "signup")
    + ("simulate", "skip", "solve", "split", "star", "start", "stop", "store")
    + (
        "submit",
        "subscribe",
        "succeed",
        "suspend",
        "swap",
        "switch",
        "sync",
        "synchronize",
    )
    + ("terminate", "test", "toggle", "tokenize", "touch", "trace", "track", "train")
    + ("transcribe", "transfer", "transform", "translate", "trigger", "truncate")
    + ("unarchive", "unassign", "unban", "unblock", "undelete", "undo", "unfollow")
    + ("unfreeze", "uninstall", "unlink", "unlock", "unmute", "unpin", "unpublish")
    + ("unregister", "unstar", "unsubscribe", "update", "upgrade", "upload", "upsert")
    + ("use", "verify", "void", "vote", "wait", "watch", "withdraw", "write")
)
"""Verbs that a path of another method may end with."""
