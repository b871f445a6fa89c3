"""The Link header (RFC 8288): references to other pages, by relation."""

from __future__ import annotations

import re

_QUOTED = r'"(?:\\.|[^"\\])*"'
_PARAMETER = re.compile(rf";\s*([^\s;=,]+)\s*(?:=\s*({_QUOTED}|[^\s;,]*))?\s*")
_LINK = re.compile(rf"<([^<>]*)>\s*((?:{_PARAMETER.pattern})*)")
_OTHER_PAGES = frozenset({"first", "last", "prev", "previous"})


def links(header: str) -> dict[str, str]:
    """The URL references of a Link header by relation type, in lower case.

    Of several links with one relation the first counts, of several `rel` parameters of
    a link too (RFC 8288 section 3.3).
    """
    found: dict[str, str] = {}
    for link in _LINK.finditer(header):
        for name in _relations(link[2]):
            found.setdefault(name, link[1].strip())
    return found


def _relations(parameters: str) -> list[str]:
    for name, value in _PARAMETER.findall(parameters):
        if name.lower() == "rel":
            return [str(row) for row in value.strip('"').lower().split()]
    return []


def next_page(header: str | None) -> str | None:
    """The URL reference of the next page; `None` when there is none."""
    return links(header).get("next") if header else None


def is_last_page(header: str | None) -> bool:
    """Return whether a header leads to other pages, and to no next one."""
    found = links(header) if header else {}
    return "next" not in found and not _OTHER_PAGES.isdisjoint(found)
