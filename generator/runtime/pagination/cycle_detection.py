"""Detection of pages that lead back to an earlier one."""

from __future__ import annotations

from ..errors import ApiError

_SAME_PAGES = 3
"""Pages in a row that may be the same to the byte."""


class CycleDetector:
    """Notices that a server leads a walk back to where it was.

    A circle of places is found by Brent's algorithm, with one place in memory however
    many pages there are: each place is compared with an earlier one, which moves on
    after 1, 2, 4, … steps.
    """

    def __init__(self) -> None:
        self._kept: object = None
        self._steps = 0
        self._bound = 1
        self._digest = 0
        self._same = 0

    def step(self, place: object) -> None:
        """Take note of where the next page starts; raises when that is a circle."""
        if self._steps and place == self._kept:
            raise ApiError(f"the pages go round in a circle: {_short(place)} again")
        self._steps += 1
        if self._steps == self._bound:
            self._kept, self._bound = place, self._bound * 2

    def page(self, digest: int) -> None:
        """Take note of a page with items; raises when it is the same too often."""
        self._same = self._same + 1 if digest == self._digest else 0
        self._digest = digest
        if self._same >= _SAME_PAGES:
            raise ApiError("the server answers with the same page again and again")


def _short(place: object) -> str:
    from ..logs import redact_url

    text = str(place)
    return repr(redact_url(text) if "://" in text else text)[:80]
