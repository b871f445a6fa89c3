"""Answers that a document promises, drawn from its responses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.sampler import Sampler
from tests.support.server import Answer
from tests.support.tree import Tree, join

_TYPICAL = {"1XX": 100, "2XX": 200, "3XX": 300, "4XX": 418, "5XX": 503}


@dataclass(frozen=True)
class Promise:
    """A documented response of one status and one media type (None: no content)."""

    status: str
    media_type: str | None
    schema: str | None

    @property
    def code(self) -> int:
        """A status code that this response is for."""
        return int(_TYPICAL.get(self.status.upper(), 0) or self.status)

    @property
    def is_json(self) -> bool:
        """Whether its content is one JSON text."""
        bare = (self.media_type or "").partition(";")[0].strip()
        return bare.endswith(("/json", "+json"))


def promises(tree: Tree, operation: str) -> Iterator[Promise]:
    """Yield what an operation may answer, `default` left out."""
    for status in tree.at(operation).get("responses") or {}:
        if str(status) == "default" or str(status).startswith("x-"):
            continue
        holder = tree.follow(join(operation, "responses", status))
        content = tree.at(holder).get("content") or {}
        for name in content:
            media = tree.follow(join(holder, "content", name))
            schema = join(media, "schema") if "schema" in tree.at(media) else None
            yield Promise(str(status), name, schema)
        if not content:
            yield Promise(str(status), None, None)


def answer(promise: Promise, sampler: Sampler, *, whole: bool) -> tuple[Answer, Any]:
    """Draw an answer; return it with the JSON value it carries, if it does."""
    if promise.media_type is None or promise.code == 204:
        return Answer(promise.code, content_type=None), None
    if not promise.is_json:
        return Answer(promise.code, b"some text", content_type=promise.media_type), None
    value: Any = {"any": ["thing", 1]}
    if promise.schema is not None:
        value = sampler.sample(promise.schema, sending=False, whole=whole)
    text = json.dumps(value, ensure_ascii=False).encode()
    return Answer(promise.code, text, content_type=promise.media_type), value
