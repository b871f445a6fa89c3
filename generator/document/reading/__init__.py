"""A file as a tree: JSON or YAML, whichever it is written in."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from generator.diagnostics import DocumentError
from generator.document.json_value import Json
from generator.document.meter import Meter
from generator.document.positions import JsonPositions, YamlPositions
from generator.document.reading.json import read_json
from generator.document.reading.text import read_text
from generator.document.source import Source

__all__ = ["read_file"]

_MARKUP = re.compile(r"\s*<(!doctype|html|head|body|!--|\?xml)", re.IGNORECASE)


def read_file(
    path: Path, meter: Meter, *, is_named: bool = False
) -> tuple[Source, Json]:
    """Return the text and the tree of the file at `path`.

    The content decides: what starts with `{` or `[` is JSON. The same start is
    YAML's flow style in a file that is not named `.json` and is no JSON. One that the
    user names may be a pipe or `-`.

    Raises:
        DocumentError: the file or its text cannot be read.
    """
    text = read_text(path, meter, is_named=is_named)
    if _MARKUP.match(text):
        raise Source(path, text, JsonPositions).error(
            "syntax",
            "this is an HTML or XML page, neither JSON nor YAML",
            0,
            help="name the document that it shows: pages often load an openapi.json",
        )
    if text.lstrip(" \t\r\n")[:1] in ("{", "["):
        source = Source(path, text, JsonPositions)
        try:
            return source, read_json(source, meter)
        except DocumentError as failure:
            if failure.diagnostics[0].code != "syntax" or path.suffix == ".json":
                raise
    from generator.document.reading.yaml import compose, read_yaml  # imports PyYAML

    source = Source(path, text, partial(YamlPositions, compose=compose))
    return source, read_yaml(source, meter)
