"""Prose of docstrings: what the document says, in the order that readers look for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from generator.ir import Constraints, Link, Property

_LONGEST = 300
"""The longest example in a docstring, in characters."""
_WIDTH = 68
"""The columns of an example."""
_ITEM = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^",]|,(?! ))+(?:, )?')
"""The text between the commas of a JSON text, with the comma."""


def paragraphs(*parts: str) -> str:
    """Join the parts that say something."""
    return "\n\n".join([words for part in parts if (words := part.strip())])


def sentence(text: str) -> str:
    """End a summary as a sentence ends."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:;`)" else f"{text}."


def section(title: str, rows: Iterable[tuple[str, str]]) -> str:
    """A section of a docstring, such as ``Args``; empty where no row says anything."""
    lines = [
        f"    {name}: {_continued(words)}" for name, words in rows if words.strip()
    ]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def link_text(row: Link) -> str:
    """Say of a link that a call can follow, and where its arguments come from."""
    given = ", ".join(f"`{name}` = `{value}`" for name, value in row.parameters)
    call = f"`{row.target}` with {given}." if given else f"`{row.target}`."
    return paragraphs(row.description, call)


def property_text(row: Property) -> str:
    """Describe a property, beside its type."""
    marks = (
        "Read-only." if row.read_only else "",
        "Write-only." if row.write_only else "",
        "Deprecated." if row.deprecated else "",
        default_text(row.default),
    )
    return with_remarks(row.description, marks)


def with_remarks(description: str, remarks: Iterable[str]) -> str:
    """A description with further sentences, on its line where it has only one."""
    description, added = description.strip(), " ".join(filter(None, remarks))
    if not added or "\n" in description:
        return paragraphs(description, added)
    return f"{sentence(description)} {added}".strip()


def default_text(default: tuple[object, ...]) -> str:
    """Say which value stands for none, as JSON."""
    return f"Default: `{json_text(default[0])}`." if default else ""


def json_text(value: object) -> str:
    """A value as JSON, on one line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def compact_json(value: object) -> str:
    """A value as JSON in as few characters as it takes."""
    return json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":"))


def example_text(values: Iterable[object]) -> str:
    """The first documented example that is short enough, in few lines; else nothing."""
    text = next((t for t in map(json_text, values) if len(t) <= _LONGEST), "")
    lines = "\n".join(f"    {line}" for line in _filled(text, _WIDTH))
    return f"Example of a response::\n\n{lines}" if text else ""


def _filled(text: str, width: int) -> Iterator[str]:
    """The lines of a JSON text, broken between items where they would be too long."""
    line = ""
    for item in _ITEM.findall(text):
        if line and len(line) + len(item.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += item
    yield line.rstrip()


def constraints_text(constraints: Constraints) -> str:
    """The constraints of a value, in the keywords of JSON Schema."""
    return ", ".join(f"{k}: {json_text(v)}" for k, v in constraints.keywords)


def _continued(text: str) -> str:
    """Indent further lines under an entry of a section."""
    return text.strip().replace("\n", "\n        ")
