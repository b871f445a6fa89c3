"""Words for the name of a schema, from its place in the document.

A pointer is read from the outside to the inside: a root that has a name (a component,
an operation, a file), then words for the properties, items and roles on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from generator.ir.api import is_success
from generator.pointers import BASE, without_base
from generator.text.status_phrases import STATUS_PHRASES

_PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"))
_NO_PLURALS = ("ss", "us", "is", "news", "data", "os")
_GROUPS = frozenset(("schemas", "definitions", "$defs"))
"""Members in which a file that is no whole document keeps its schemas."""
_SECTIONS = {"responses": "Response", "requestBodies": "Request", "headers": "Header"}


class SchemaContext(Struct, frozen=True):
    """The position of a schema.

    Attributes:
        roots: names of what stands around it, in the document's words, the most
            readable first.
        words: the way from there, in the document's words; empty for the root itself.
        suffix: what follows the root, such as ``Base``.
        inside: whether the schema is a part of the root and not the root itself.
        longer: the way with ``keys item`` where ``words`` has ``key``.
        exact: the same, with media types and statuses where there are several.
    """

    roots: tuple[str, ...]
    words: tuple[str, ...]
    suffix: str = ""
    inside: bool = False
    longer: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


def read_context(
    pointer: str,
    names: Mapping[str, tuple[str, ...]],
    components: Mapping[str, str],
    labels: Mapping[str, str],
    several: Mapping[str, str],
) -> SchemaContext:
    """Read a pointer.

    Args:
        pointer: of a schema.
        names: pointers of operations and parameters, and what they are called.
        components: pointers into other files that components of these names refer to.
        labels: pointers of branches of unions, and what they are called.
        several: pointers of media types and responses that have others beside them,
            and what they are called.
    """
    suffix = "Base" if pointer.endswith(BASE) else ""
    pointer = without_base(pointer)
    root = _enclosing(pointer, names)
    section: tuple[str, ...] = ()
    if root is not None:
        roots, inside = names[root], True
    elif (root := _enclosing(pointer, components)) is not None:
        roots, inside = (components[root],), len(pointer) > len(root)
    else:
        root, name, section = _rooted(pointer)
        roots, inside = (name,), len(pointer) > len(root)
    tokens = pointer[len(root) :].split("/")[1:]
    way = _Way(tokens, root, names, labels, several)
    return SchemaContext(
        roots=roots,
        words=(*section, *way.words(singular)),
        suffix=suffix,
        inside=inside,
        longer=(*section, *way.words(_an_item)),
        exact=(*section, *way.words(_an_item, exact=True)),
    )


def singular(word: str) -> str:
    """The name of one item of what a plural names; ``Item`` is added to any other."""
    lower = word.lower()
    for ending, replacement in _PLURALS:
        if lower.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + replacement
    if lower.endswith("s") and not lower.endswith(_NO_PLURALS) and len(word) > 3:
        return word[:-1]
    return _an_item(word)


def _an_item(word: str) -> str:
    return f"{word}-item"


def _enclosing(pointer: str, names: Mapping[str, object]) -> str | None:
    """The outermost thing around a pointer that has a name."""
    tokens = pointer.split("/")
    roots = ("/".join(tokens[:length]) for length in range(1, len(tokens) + 1))
    return next((root for root in roots if root in names), None)


def _rooted(pointer: str) -> tuple[str, str, tuple[str, ...]]:
    """The named thing around a pointer: its own pointer, its name, words for its kind.

    That is a component, an entry of another file, or that file itself.
    """
    file, _, path = pointer.partition("#")
    tokens = path.split("/")
    if tokens[1:2] == ["components"] and len(tokens) > 3:
        section = _SECTIONS.get(tokens[2])
        root = "/".join((f"{file}#", *tokens[1:4]))
        return root, _token(tokens[3]), (section,) if section else ()
    if len(tokens) > 2 and tokens[1] in _GROUPS:
        return f"{file}#/{tokens[1]}/{tokens[2]}", _token(tokens[2]), ()
    if len(tokens) > 1 and tokens[1] not in _PAIRS | _ITEMS.keys() | _OTHERS:
        return f"{file}#/{tokens[1]}", _token(tokens[1]), ()
    return f"{file}#", PurePosixPath(file).stem if file else "Api", ()


_OTHERS = frozenset(("schema", "requestBody", "not"))


def _token(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


class _Way(Struct):
    """Reads the tokens from a root to a schema, and says them in words.

    Attributes:
        tokens: as the pointer has them.
        root: the pointer that they continue.
        names: what operations and parameters are called, by pointer.
        labels: what branches of unions are called, by pointer.
        several: what media types and responses beside others are called, by pointer.
    """

    tokens: Sequence[str]
    root: str
    names: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    several: Mapping[str, str]

    def words(
        self, item: Callable[[str], str], *, exact: bool = False
    ) -> Iterator[str]:
        """One word for each property, item or role on the way.

        Args:
            item: makes of the word for an array the one for its items.
            exact: whether media types and statuses that have others beside them
                are said.
        """
        word, place = "", 0
        while place < len(self.tokens):
            token = self.tokens[place]
            said = self._said(place)
            if said is not None:
                if word:
                    yield word
                word = said
            elif token in _ITEMS:
                word = item(word) if word else _ITEMS[token]
            elif token in ("oneOf", "anyOf"):
                label = self.labels.get(self._pointer(place + 1), "")
                word = f"{word} {label}".strip()
            if exact and token in ("responses", "content"):
                which = self.several.get(self._pointer(place + 1), "")
                word = f"{which} {word}".strip()
            place += 2 if token in _PAIRS else 1
        if word:
            yield word

    def _said(self, place: int) -> str | None:
        """The word that a token begins, if it begins one."""
        token = self.tokens[place]
        name = self.tokens[place + 1] if place + 1 < len(self.tokens) else ""
        if token in _NAMED:
            return _token(name)
        if token == "responses":
            return _status(name)
        if token == "requestBody":
            return "Request"
        if token == "parameters":
            return self.names.get(self._pointer(place + 1), ("parameter",))[0]
        return None

    def _pointer(self, place: int) -> str:
        return "/".join((self.root, *self.tokens[: place + 1]))


_NAMED = frozenset(("properties", "headers", "callbacks", "$defs", "definitions"))
_ITEMS = {
    "items": "item",
    "itemSchema": "item",
    "additionalProperties": "value",
    "patternProperties": "value",
}
_PAIRS = _NAMED | frozenset(
    ("responses", "parameters", "content", "oneOf", "anyOf", "allOf", "prefixItems")
    + ("encoding", "patternProperties")
)  # fmt: skip


def _status(status: str) -> str:
    """``Response`` for success, the reason phrase for anything else."""
    if is_success(status):
        return "Response"
    if status in STATUS_PHRASES:
        return STATUS_PHRASES[status]
    return "Error" if status in ("default", "4XX", "5XX", "4xx", "5xx") else status
