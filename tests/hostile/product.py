"""Every position with every text: documents to generate, and what has to come of them.

A position that holds nothing hostile holds a marker, which occurs nowhere else. The
texts of a package at run time, with their markers, are therefore known for each filling:
the same, with each marker replaced by what stood in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.hostile.document import Put, positions

POSITIONS = positions()
_PATTERN = re.compile("Q[a-z]{3}")
_TEMPLATES = re.compile("raw path|path|path parameter|.*server (url|variable)")
"""Positions where braces are the document's own syntax: OpenAPI names variables so."""


def _marker(number: int) -> str:
    letters = (number // 676 % 26, number // 26 % 26, number % 26)
    return "Q" + "".join(chr(ord("a") + letter) for letter in letters)


MARKERS = {where: _marker(place) for place, where in enumerate(POSITIONS)}
_WHERE = {marker: where for where, marker in MARKERS.items()}


@dataclass(frozen=True)
class Filling:
    """The text at each position.

    Attributes:
        name: of the package that is generated.
        text: the hostile text.
        only: the position that has the text, and it alone; without one, all positions
            have it before or behind their markers.
        before: whether it stands before the markers of the even positions.
    """

    name: str
    text: str
    only: str | None = None
    before: bool = False

    @property
    def put(self) -> Put:
        """The texts that fill the document."""
        return self._put

    def _put(self, where: str) -> str:
        marker = MARKERS[where]
        if self.only is not None:
            return self._own(where) if where == self.only else marker
        even = POSITIONS.index(where) % 2 == 0
        own = self._own(where)
        return own + marker if even is self.before else marker + own

    def _own(self, where: str) -> str:
        if _TEMPLATES.fullmatch(where):
            return self.text.replace("{", "").replace("}", "")
        return self.text

    def expected(self, facts: Iterable[Sequence[str]]) -> Counter[tuple[str, str]]:
        """The facts of a package, by those of one that has only markers."""
        return Counter((kind, self._filled(text)) for kind, text in facts)

    def _filled(self, text: str) -> str:
        return _PATTERN.sub(lambda found: self.put(_WHERE[found[0]]), text)


PLAIN = Filling("plain", "")
"""Markers alone."""
