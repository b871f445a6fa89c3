"""The pages of documents, generated and parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from generator.options import Request
from generator.pipeline import generate

VOID = {"meta", "link", "input", "br", "hr"}


@dataclass
class Parsed(HTMLParser):
    """A page: its elements with their attributes, in order, and its text."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> ends something else"

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [
            attributes["id"] for _, attributes in self.elements if "id" in attributes
        ]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def parse(text: str) -> Parsed:
    """Parse a page; each element is closed by its own end."""
    parsed = Parsed()
    parsed.feed(text)
    parsed.close()
    assert not parsed.open
    return parsed


@cache
def site(
    spec: Path, package: str, parts: tuple[str, ...] = ("docs",)
) -> dict[str, str]:
    """The files of the pages of a document, by path below their folder."""
    request = Request(specs=(spec,), package=package, parts=parts, allow_invalid=True)
    prefix = f"docs/{package}/"
    files = generate(request).files
    return {p.removeprefix(prefix): t for p, t in files.items() if p.startswith(prefix)}


def html_pages(files: dict[str, str]) -> dict[str, Parsed]:
    """The parsed pages of a site."""
    return {p: parse(t) for p, t in files.items() if p.endswith(".html")}
