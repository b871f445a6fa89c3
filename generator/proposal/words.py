"""Words of paths: which are verbs, plurals, versions."""

from __future__ import annotations

import re

from generator.text.identifier import words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERSION = re.compile(r"v\d+([._]\d+)*((alpha|beta|preview)\d*)?", re.IGNORECASE)
_VERBS = _words("""
    abort accept acknowledge activate add analyze answer appeal apply approve
    archive assign attach authenticate backup ban block bootstrap bridge bulk
    calculate cancel capture charge check claim clear clone close collect commit
    compact compare compile complete compress compute confirm connect convert copy
    count create deactivate debug decline decode decrypt delete deny deploy
    deprecate detach detect disable disconnect dismiss dispatch download duplicate
    edit embed enable encode encrypt end enhance enqueue enrich enrol enroll
    estimate evaluate evict exchange exec execute expand expire export extend
    extract fail fetch finish flag follow forget fork freeze fulfil fulfill gather
    generate get grade hangup hold impersonate import infer ingest init initiate
    insert inspect install interrupt introspect invalidate invite invoke issue join
    kill launch leave like link list lock login logout mark merge migrate moderate
    mount move mute onboard open override parse patch pause pay pin ping poll post
    predict prepare preview process promote provision prune publish pull purge push
    query quit rank read rebase reboot rebuild reconcile record recover redeem
    redeliver reduce refer refresh refund register reject release reload remix
    remove rename render renew reorder replace replay reply request reserve reset
    resize resolve restore resume retry return reveal reverse revert review revoke
    rollback rotate run save scale scan schedule score screen search send share
    shutdown sign simulate skip snooze solve speak split star start stop stream
    submit subscribe suspend swap switch sync tail terminate test throttle toggle
    trace train transcribe transfer transform translate trigger undo update upgrade
    upload upscale upsert validate void wait warm watch whoami wipe withdraw write
""")
"""Verbs that `re-` and `un-`, `-ize` and `-ify` do not make."""
_NO_VERBS = _words("size prize research retail remark union unit unlike")
_NOUNS_TOO = _words("""
    answer appeal backup block bridge bulk charge claim clone commit compute debug
    estimate exchange export fetch follow fork hold import index issue like link
    list lock mark merge mount move open patch pay pin poll post preview process
    query queue rank read record release reply request return review run schedule
    score screen search share sign star start stop stream switch tail test trace
    train transfer trigger upload watch
""")
"""Verbs that begin compound nouns as well: ``test_runs``, ``search_results``."""
ANSWERS = _words("content contents health stats status")
"""Nouns that a GET asks for, as a method: ``files.content``."""
_SOME = _words("active all available batch bulk from many pending recent")
_ONE = _words("by current latest me")
_AFTER_A_VERB = _words("by for from to and with")
_DEVERBAL = {
    "generations": "generate",
    "edits": "edit",
    "extensions": "extend",
    "searches": "search",
    "cancellations": "cancel",
}
_NO_PLURALS = tuple(_words("ss us is news status series aws https dns sms"))


def is_verb(segment: str) -> bool:
    """Return whether a segment of a path says what to do: ``cancel``, ``rotate_key``."""
    first, *others = [word.lower() for word in words(segment)] or [""]
    if not _is_verb(first):
        return False
    return not others or first not in _NOUNS_TOO or others[0] in _AFTER_A_VERB


def _is_verb(word: str) -> bool:
    if word in _VERBS:
        return True
    is_made = word.endswith(("ize", "ify"))
    is_made = is_made or (word.startswith(("re", "un")) and word[2:] in _VERBS)
    return is_made and word not in _NO_VERBS


def is_noun_too(segment: str) -> bool:
    """Return whether a verb is as often a thing: ``search``, ``export``."""
    return segment.lower() in _NOUNS_TOO


def qualified_verb(method: str, segment: str) -> str:
    """Return the verb to put before a segment that says which items are meant.

    `DELETE /files/all` is `delete_all`, `POST /volumes/from-archive` `create_from_archive`,
    `GET /users/me` `get_me`.
    """
    first = next(iter(words(segment)), "").lower()
    is_whole = first == segment.lower() or first in ("from", "by")
    if not is_whole or first not in _SOME | _ONE:
        return ""
    if method == "GET":
        return "get" if first in _ONE else "list"
    return {"POST": "create", "DELETE": "delete"}.get(method, "update")


def verb_of(segment: str) -> str:
    """Return the verb that a noun for an action is made of: ``edits`` is ``edit``."""
    return _DEVERBAL.get(segment.lower(), "")


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
