"""Attributes of types as trees that fold, in the words of JSON Schema.

A tree goes so deep that it stays readable; what lies deeper is on the page of its type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.ir import (
    NULL,
    Alias,
    Api,
    Constants,
    Declaration,
    Enumeration,
    Object,
    Property,
    Reference,
    Type,
    is_nullable,
)
from generator.ir.types import children
from generator.naming import Names
from generator.plan.docs import json_text
from generator.plan.pages.type_words import TypeWords, bounds_text
from generator.plan.template_models.page_entries import (
    Attribute,
    EnumRow,
    Link,
    Tree,
)
from generator.text.html import Html, markdown_html

_MOST_ATTRIBUTES = 120
"""The attributes of a tree, all levels together, from which it goes less deep."""
_DEEPEST = 6
_LONGEST = 200
"""The characters of a value that stands beside an attribute."""


class Trees:
    """Plans the trees of one API in one direction.

    Attributes:
        words: writes its types.

    Args:
        api: the API.
        names: what everything is called.
        model_urls: the page of each declared type, by pointer.
        sending: whether requests are described, or responses.
    """

    def __init__(
        self,
        api: Api,
        names: Names,
        model_urls: Mapping[str, str],
        *,
        sending: bool,
    ) -> None:
        self._declarations = api.declarations
        self._names = names
        self._urls = model_urls
        self._sending = sending
        self.words = TypeWords(api.declarations, self.link)
        self._sizes: dict[tuple[str, int], int] = {}
        self._trees: dict[tuple[str, int], Tree] = {}
        self._held: dict[Type, tuple[Object, ...]] = {}

    def whole(self, type_: Type) -> Attribute:
        """Return the description of a whole body."""
        found = self._attribute("", type_, self._depth(type_))
        return replace(found, trees=tuple(map(_opened, found.trees)))

    def member(self, type_: Type, name: str) -> Attribute:
        """Return the description of a parameter or header, as far as its type says."""
        return self._attribute(name, type_, self._depth(type_))

    def flat(self, declaration: Object) -> Tree:
        """Return the attributes of an object alone, whose types are links."""
        return self._tree(declaration, 1)

    def size(self, type_: Type) -> int:
        """Return the number of attributes that `whole` shows."""
        depth = self._depth(type_)
        return 1 + sum(self._size(each, depth) for each in self._objects(type_))

    def models(self, type_: Type) -> Iterator[str]:
        """Yield the pointers of the declared types that a type names itself."""
        if isinstance(type_, Reference):
            yield type_.pointer
        for child in children(type_):
            yield from self.models(child)

    def link(self, pointer: str) -> Link:
        """Return the link to the page of a type."""
        name = self._names.classes[pointer, self._sending]
        return Link(name, self._urls.get(pointer, ""))

    def values(self, declaration: Declaration) -> tuple[EnumRow, ...]:
        """Return the values of an enumeration, with their descriptions."""
        if isinstance(declaration, Enumeration):
            return tuple(
                EnumRow(str(each.value), markdown_html(each.description))
                for each in declaration.members
            )
        if isinstance(declaration, Constants):
            rows = map(json_text, declaration.values)
            return tuple(EnumRow(text, Html("")) for text in rows)
        return ()

    # One attribute.

    def _attribute(
        self, name: str, type_: Type, depth: int, format_: str = ""
    ) -> Attribute:
        pointers = tuple(dict.fromkeys(self.models(type_)))
        trees = self._objects(type_) if depth > 0 else ()
        return Attribute(
            name=name,
            type=self.words.label(type_, format_),
            models=tuple(self.link(each) for each in pointers if each in self._urls),
            bounds=bounds_text(type_),
            values=self._listed(type_),
            trees=tuple(self._tree(each, depth) for each in trees),
        )

    def _property(self, owner: Object, each: Property, depth: int) -> Attribute:
        python = self._names.fields[owner.pointer].get(each.name, each.name)
        examples = map(_short_json, each.examples[:2])
        inner = 0 if self._is_inside(owner, each.type) else depth
        return replace(
            self._attribute(each.name, each.type, inner, each.format),
            python=python if python != each.name else "",
            marks=tuple(_marks(each)),
            about=each.description,
            description=markdown_html(each.description),
            default=_short_json(each.default[0]) if each.default else "",
            examples=tuple(filter(None, examples)),
        )

    def _is_inside(self, owner: Object, type_: Type) -> bool:
        return owner.pointer in (each.pointer for each in self._objects(type_))

    def _listed(self, type_: Type) -> tuple[EnumRow, ...]:
        for pointer in self.models(type_):
            declaration = self._declarations[pointer]
            if isinstance(declaration, Alias):
                return self._listed_alias(declaration)
            if rows := self.values(declaration):
                return rows
        return ()

    def _listed_alias(self, declaration: Alias) -> tuple[EnumRow, ...]:
        if declaration.recursive:
            return ()
        return self._listed(declaration.type)

    # Trees.

    def _depth(self, type_: Type) -> int:
        """Return how deep the tree of a type may go and stay readable."""
        objects = self._objects(type_)
        for depth in range(_DEEPEST, 1, -1):
            if sum(self._size(each, depth) for each in objects) <= _MOST_ATTRIBUTES:
                return depth
        return 1

    def _tree(self, declaration: Object, depth: int) -> Tree:
        key = declaration.pointer, depth
        if key not in self._trees:
            self._trees[key] = Tree(
                key=f"{declaration.pointer} {depth} {self._sending}",
                label=self._class_name(declaration),
                attributes=tuple(self._attributes(declaration, depth)),
            )
        return self._trees[key]

    def _class_name(self, declaration: Object) -> str:
        """Return the name of an object's class, empty where its fields are arguments."""
        pointer = declaration.pointer
        is_class = pointer in self._urls
        return self._names.classes[pointer, self._sending] if is_class else ""

    def _attributes(self, declaration: Object, depth: int) -> Iterator[Attribute]:
        for each in self._visible(declaration):
            yield self._property(declaration, each, depth - 1)
        if declaration.additional is not None:
            yield self._attribute("any other name", declaration.additional, depth - 1)

    def _visible(self, declaration: Object) -> Iterator[Property]:
        for each in declaration.properties:
            if not (each.read_only if self._sending else each.write_only):
                yield each

    def _size(self, declaration: Object, depth: int) -> int:
        key = declaration.pointer, depth
        if key not in self._sizes:
            self._sizes[key] = 1 + sum(self._sizes_inside(declaration, depth))
        return self._sizes[key]

    def _sizes_inside(self, declaration: Object, depth: int) -> Iterator[int]:
        for each in self._visible(declaration):
            yield 1
            if depth > 1 and not self._is_inside(declaration, each.type):
                for inner in self._objects(each.type):
                    yield self._size(inner, depth - 1)

    def _objects(self, type_: Type) -> tuple[Object, ...]:
        """Return the objects that a type holds, through arrays, unions and other names."""
        if type_ not in self._held:
            self._held[type_] = self._objects_of(type_)
        return self._held[type_]

    def _objects_of(self, type_: Type) -> tuple[Object, ...]:
        found: dict[str, Object] = {}
        waiting, seen = [type_], set[str]()
        while waiting:
            current = waiting.pop(0)
            waiting += children(current)
            if not isinstance(current, Reference) or current.pointer in seen:
                continue
            seen.add(current.pointer)
            declaration = self._declarations[current.pointer]
            if isinstance(declaration, Object):
                if declaration.properties or declaration.additional is not None:
                    found[current.pointer] = declaration
            elif isinstance(declaration, Alias):
                waiting.append(declaration.type)
        return tuple(found.values())


def _opened(tree: Tree) -> Tree:
    return replace(tree, key=f"{tree.key} open", is_open=True)


def _marks(each: Property) -> Iterator[str]:
    if each.required:
        yield "Required"
    if is_nullable(each.type) and each.type != NULL:
        yield "Nullable"
    if each.read_only:
        yield "Read-only"
    if each.write_only:
        yield "Write-only"
    if each.deprecated:
        yield "Deprecated"


def _short_json(value: object) -> str:
    text = json_text(value)
    return text if len(text) <= _LONGEST else ""
