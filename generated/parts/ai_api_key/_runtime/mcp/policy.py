"""The operations that a server offers: only what reads, unless it is told otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

from msgspec import Struct

from ..catalog import OperationEntry

_DESTRUCTIVE = frozenset(
    (
        "abort",
        "ban",
        "cancel",
        "clear",
        "deactivate",
        "delete",
        "destroy",
        "detach",
        "disable",
        "downgrade",
        "drop",
        "erase",
        "evict",
        "expire",
        "failover",
        "flush",
        "halt",
        "kill",
        "overwrite",
        "promote",
        "purge",
        "reboot",
        "remove",
        "reset",
        "restart",
        "restore",
        "revert",
        "revoke",
        "rollback",
        "rotate",
        "shutdown",
        "stop",
        "suspend",
        "terminate",
        "truncate",
        "unassign",
        "uninstall",
        "unlink",
        "unregister",
        "wipe",
    )
)
"""Words of names: an operation that has one may destroy something or interrupt it."""
_WRITING = frozenset(
    (
        "accept",
        "activate",
        "add",
        "approve",
        "assign",
        "attach",
        "authorize",
        "begin",
        "create",
        "enable",
        "execute",
        "generate",
        "import",
        "insert",
        "invite",
        "launch",
        "make",
        "merge",
        "move",
        "post",
        "publish",
        "put",
        "register",
        "rename",
        "replace",
        "run",
        "send",
        "set",
        "start",
        "submit",
        "subscribe",
        "switch",
        "sync",
        "transfer",
        "trigger",
        "update",
        "upgrade",
        "upload",
        "upsert",
        "write",
    )
)
"""First words of names: an operation that starts with one changes something."""
_REVEALING = frozenset(("kubeconfig", "password", "passwords", "presigned", "reveal"))
_REPEATABLE = frozenset(
    ("overwrite", "put", "replace", "save", "set", "update", "upsert")
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


class Traits(Struct, frozen=True):
    """An operation's effects, by its method, its name and its document's hints."""

    reads: bool
    destroys: bool
    is_idempotent: bool
    reveals: bool
    """Its results are secrets: these are not for a model to see."""


def traits_of(entry: OperationEntry) -> Traits:
    """Return an operation's effects; in doubt, the worse ones.

    A GET called `reset` destroys, and a POST called `search` may write: the method and
    the name both have to say that it reads. Hints of the document's author decide.
    """
    words = [*_words(entry.function)]
    named = {*words, *_words(entry.id), *_words(entry.path.rpartition("/")[2])}
    first = words[0] if words else ""
    # Names of what is read may have any word: `list_deleted`, `get_reset_policy`.
    destroys = first in _DESTRUCTIVE if entry.reads else bool(named & _DESTRUCTIVE)
    destroys = destroys or entry.deletes
    reads = entry.reads and not destroys and first not in _WRITING
    hints = entry.hints
    reads = hints.get("readOnlyHint", reads)
    destroys = not reads and hints.get("destructiveHint", destroys)
    repeatable = entry.method == "PUT" and first in _REPEATABLE
    is_idempotent = reads or entry.method == "DELETE" or repeatable
    return Traits(
        reads,
        destroys,
        hints.get("idempotentHint", is_idempotent),
        entry.reveals or bool(named & _REVEALING),
    )


def _words(name: str) -> Iterable[str]:
    return (word.lower() for word in _WORD.findall(name))


class Policy(Struct, frozen=True, kw_only=True):
    """The choice of operations, by patterns with `*` as in names of files.

    `tools` and `exclude` are of ids or names of tools, `resources` and `exclude` of
    resources; an empty choice is of all. No choice allows what a flag forbids.
    """

    allow_write: bool = False
    allow_destructive: bool = False
    allow_secrets: bool = False
    tools: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def refusal(self, entry: OperationEntry, tool: str) -> str | None:
        """Return the reason why an operation is not offered; `None` when it is."""
        flag = self._missing_flag(traits_of(entry))
        if flag:
            return f"the server was started without {flag}"
        names = (entry.id, tool)
        if _matches(self.exclude, (*names, entry.resource)):
            return "the server was started with an --exclude that names it"
        if self.tools and not _matches(self.tools, names):
            return "the server was started with --tools that do not name it"
        if self.resources and not _matches(self.resources, (entry.resource,)):
            return "the server was started with --resources that do not name it"
        return None

    def _missing_flag(self, traits: Traits) -> str | None:
        if traits.reveals and not self.allow_secrets:
            return "--allow-secrets"
        if traits.destroys and not self.allow_destructive:
            return "--allow-destructive"
        writes = self.allow_write or self.allow_destructive
        return None if traits.reads or writes else "--allow-write"


def _matches(patterns: Iterable[str], names: Iterable[str]) -> bool:
    return any(fnmatchcase(name, each) for each in patterns for name in names)
