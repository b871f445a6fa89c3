"""Modules of the types of dicts, which only type checkers load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import LiteralString

from generator.ir import Alias, Declaration, Enumeration, Object, Property
from generator.ir.fixed_values import fixed_value, only_value
from generator.plan.annotations import Annotator
from generator.plan.bodies import sent_properties
from generator.plan.design import Design
from generator.plan.layout import Group, Typed, mapping, statement
from generator.plan.scope import Scope
from generator.plan.statements import alias, below_blank, class_bases, lines
from generator.plan.template_models import DictClass, DictsModule
from generator.plan.type_aliases import in_order
from generator.text import Code, code, docstring, identifier, is_key_name, join, literal

_BODY = 4


def dict_modules(design: Design) -> dict[str, int]:
    """The modules under ``_dicts/``, with the number of types in each."""
    counts: dict[str, int] = {}
    for pointer in design.dicts:
        home = design.homes[pointer]
        counts[home] = counts.get(home, 0) + 1
    return dict(sorted(counts.items()))


def dicts_module(design: Design, module: str) -> DictsModule:
    """Plan a module under ``_dicts/``, by its name."""
    return _DictsBuilder(design, module).module()


class _DictsBuilder:
    """Builds one module."""

    def __init__(self, design: Design, module: str) -> None:
        self._design = design
        self._module = module
        homes = design.homes
        self._names = {p: n for p, n in design.dicts.items() if homes[p] == module}
        models = frozenset(design.names.classes.values())
        self._scope = Scope(frozenset(self._names.values()), models)

    def module(self) -> DictsModule:
        """The module: what is no class first, at its end what classes are part of."""
        declared = self._design.api.declarations
        rows = {p: declared[p] for p in declared if p in self._names}
        models = {p: row for p, row in rows.items() if isinstance(row, Object)}
        named = {p for p, row in models.items() if self._is_class(row)}
        unnamed = (
            *self._literals(rows),
            *(self._call(p, row) for p, row in models.items() if p not in named),
        )
        classes = tuple(self._class(p, models[p]) for p in models if p in named)
        aliases = tuple(self._aliases(rows))
        text = f"Dicts in place of the models in `models/{self._module}.py`."
        return DictsModule(
            doc=docstring(text, 0),
            pragma=self._scope.pragma(),
            imports=self._scope.imports(),
            assignments=_apart(unnamed, "\n"),
            classes=classes,
            aliases=_apart(aliases, "\n\n" if classes else "\n"),
        )

    def _literals(self, rows: Mapping[str, Declaration]) -> Iterator[Code]:
        for pointer, row in rows.items():
            if isinstance(row, Enumeration):
                values = join(", ", (literal(member.value) for member in row.members))
                value = code("{}[{}]", self._scope.name("typing", "Literal"), values)
                yield self._alias(pointer, value)

    def _aliases(self, rows: Mapping[str, Declaration]) -> Iterator[Code]:
        aliases = {p: row for p, row in rows.items() if isinstance(row, Alias)}
        done: set[str] = set()
        for start in aliases:
            for pointer in in_order(start, aliases, done):
                row = aliases[pointer]
                value = self._annotator().dict_form(row.type, is_quoted=row.recursive)
                yield self._alias(pointer, value)

    def _alias(self, pointer: str, value: Code) -> Code:
        name = self._scope.own(self._names[pointer])
        head = code("{}: {}", name, self._scope.name("typing", "TypeAlias"))
        return alias(head, value, 0)

    def _annotator(self, avoid: frozenset[str] = frozenset()) -> Annotator:
        design = self._design
        return Annotator(
            self._scope,
            design.names,
            design.api.declarations,
            design.homes,
            None,
            True,
            avoid,
            dicts=design.dicts,
            dicts_module=self._module,
        )

    def _class(self, pointer: str, model: Object) -> DictClass:
        """The class of a dict whose keys are names."""
        rows = sent_properties(model)
        name = self._scope.own(self._names[pointer])
        avoid = frozenset(row.name for row in rows)
        fields = [
            statement(Typed(identifier(row.name), type_, None), _BODY)
            for row, type_ in self._types(rows, avoid)
        ]
        return DictClass(
            name=name,
            bases=class_bases(name, (self._base, *_total(rows))),
            doc=docstring(self._text(pointer), _BODY),
            body=below_blank(fields, _BODY),
        )

    def _call(self, pointer: str, model: Object) -> Code:
        """The call that makes the type of a dict whose keys may be anything."""
        rows = sent_properties(model)
        name = self._scope.own(self._names[pointer])
        keys = mapping(
            (literal(row.name), literal(type_.source))
            for row, type_ in self._types(rows, frozenset())
        )
        start = code("{} = {}(", name, self._base)
        items: tuple[Code | Group, ...] = (literal(name.source), keys, *_total(rows))
        whole = statement(Group(start, items, Code(")")), 0)
        return lines([whole, docstring(self._text(pointer), 0)], 0)

    @property
    def _base(self) -> Code:
        return self._scope.name("typing", "TypedDict")

    def _text(self, pointer: str) -> str:
        return f"A dict in place of `{self._design.names.classes[pointer, True]}`."

    def _is_class(self, model: Object) -> bool:
        """Return whether all keys are names, of which none hides a type."""
        hidden = {*self._scope.taken, *self._scope.models}
        names = [row.name for row in sent_properties(model)]
        return all(is_key_name(name) and name not in hidden for name in names)

    def _types(
        self, rows: tuple[Property, ...], avoid: frozenset[str]
    ) -> Iterator[tuple[Property, Code]]:
        is_partial = bool(_total(rows))
        return ((row, self._type(row, avoid, is_partial)) for row in rows)

    def _type(self, row: Property, avoid: frozenset[str], is_partial: bool) -> Code:
        """The annotation of a key."""
        annotator = self._annotator(avoid)
        single = only_value(row.type, self._design.api.declarations)
        fixed = fixed_value(row, self._design.api.declarations)
        if single is None or fixed is None:
            type_ = annotator.argument(row.type)
        else:
            type_ = code("{}[{}]", annotator.typing("Literal"), literal(fixed))
        if row.required and is_partial:
            return code("{}[{}]", annotator.typing("Required"), type_)
        return type_


def _total(rows: tuple[Property, ...]) -> tuple[Code, ...]:
    """Say where keys may be left out."""
    return () if all(row.required for row in rows) else (Code("total=False"),)


def _apart(rows: tuple[Code, ...], line_breaks: LiteralString) -> tuple[Code, ...]:
    """Put line breaks before the first of several assignments."""
    before = Code(line_breaks)
    return (code("{}{}", before, rows[0]), *rows[1:]) if rows else ()
