"""Prose of docstrings: what the document says, in the order that readers look for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from generator.ir import Constraints, Link, Property

_EXAMPLE = "Example of a response: `{}`"
_STRUCTURE = re.compile(r"\n\s*(?:\n|[-*+>|#`~<\[]|\d+[.)])")
"""The beginnings of lines that are none of a single paragraph of Markdown."""
_WIDTH = 74
"""The columns of a line in the docstring of a method."""


def paragraphs(*parts: str) -> str:
    """Join the parts that say something."""
    return "\n\n".join([words for part in parts if (words := part.strip())])


def sentence(text: str) -> str:
    """End a summary as a sentence ends, unless it does within its last quotes."""
    text = text.strip()
    words = text.rstrip("\"'”’»*_")
    return text if words[-1:] in (*".!?:;`)", "") else f"{text}."


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
        _unsaid("Read-only", row.read_only, row.description),
        _unsaid("Write-only", row.write_only, row.description),
        deprecation_text(row.deprecated, row.description),
        default_text(row.default),
    )
    return with_remarks(row.description, marks)


def deprecation_text(is_deprecated: bool, description: str) -> str:
    """Say that something is deprecated, where its description does not."""
    return _unsaid("Deprecated", is_deprecated, description)


def _unsaid(word: str, is_so: bool, description: str) -> str:
    """A word as a sentence, if it is so and a description does not say it."""
    return f"{word}." if is_so and word.lower() not in description.lower() else ""


def with_remarks(description: str, remarks: Iterable[str]) -> str:
    """A description with further sentences, after its own where it is one paragraph."""
    description, added = description.strip(), " ".join(filter(None, remarks))
    if not added or _STRUCTURE.search(description):
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
    """The first documented example that is short enough for one line; else nothing."""
    shown = (
        _EXAMPLE.format(text) for text in map(json_text, values) if "`" not in text
    )
    return next((text for text in shown if len(text) <= _WIDTH), "")


def constraints_text(constraints: Constraints) -> str:
    """The constraints of a value, in the keywords of JSON Schema."""
    return ", ".join(f"{k}: {json_text(v)}" for k, v in constraints.keywords)


def _continued(text: str) -> str:
    """Indent further lines under an entry of a section."""
    return text.strip().replace("\n", "\n        ")
