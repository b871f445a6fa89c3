"""Values drawn from the schemas of a document, the same ones for the same seed."""

from __future__ import annotations

import random
from typing import Any

from tests.support.draw import Draw
from tests.support.flatten import Endless
from tests.support.judge import Judge
from tests.support.scalars import Unfit
from tests.support.tree import Tree

_TRIES = 25


class Unsampled(Exception):
    """A schema that no sample was found for."""


class Sampler:
    """Draws values from the schemas of one document.

    Its values fit their schema in the eyes of an independent validator; only what is
    read may fit several branches of a `oneOf` where no value was found for just one.
    """

    def __init__(self, tree: Tree, seed: int = 0) -> None:
        self._tree = tree
        self._judge = Judge(tree)
        self._seed = seed

    def sample(
        self, pointer: str, *, sending: bool, whole: bool = True, plain: bool = False
    ) -> Any:
        """Return a value of the schema at a pointer.

        Args:
            pointer: where the schema is.
            sending: whether a request is made of it: then without read-only
                properties, else without write-only ones.
            whole: whether optional properties are wanted.
            plain: whether strings keep to letters that any path can hold.

        Raises:
            Unsampled: nothing was found; the reason is in its text.
        """
        reason, ambiguous = "no try", []
        for attempt in range(_TRIES):
            rng = random.Random(f"{self._seed} {pointer} {sending} {whole} {attempt}")
            draw = Draw(self._tree, rng, sending, whole and attempt < 20, plain)
            try:
                value = draw.value(self._tree.at(pointer))
            except (Endless, Unfit, RecursionError) as error:
                reason = f"{type(error).__name__} {error}"
                continue
            problems = self._judge.problems(pointer, value, sending=sending)
            if not problems:
                return value
            reason = problems[0]
            if all("is valid under each of" in problem for problem in problems):
                ambiguous.append(value)
        if ambiguous and not sending:
            return ambiguous[0]
        raise Unsampled(f"{pointer}: {reason}")
