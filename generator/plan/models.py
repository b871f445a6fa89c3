"""Modules of models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import (
    Alias,
    Api,
    Constants,
    Declaration,
    Enumeration,
    Object,
    Property,
    Reference,
)
from generator.ir.dependencies import references
from generator.ir.directions import Variants
from generator.ir.fixed_values import fixed_value
from generator.naming import Names
from generator.plan.annotations import Annotator
from generator.plan.deprecation import deprecated_decorator
from generator.plan.design import Design
from generator.plan.docs import property_text, sentence
from generator.plan.fallback_docs import whereabouts
from generator.plan.layout import (
    WIDTH,
    Group,
    Typed,
    alias,
    assignment,
    call,
    class_header,
    keyword,
    settled,
    statement,
)
from generator.plan.module_assignment import SHARED, UNUSED, WEBHOOKS
from generator.plan.msgspec_support import has_unsafe_names
from generator.plan.scope import Scope
from generator.plan.template_models import (
    EnumClass,
    Field,
    Member,
    ModelClass,
    ModelsModule,
    TypeAlias,
)
from generator.plan.xml import class_xml, in_xml
from generator.text import Code, code, docstring, identifier, literal

_BODY = 4


def models_module(design: Design, home: str) -> ModelsModule:
    """Plan a module under ``models/``, by its name."""
    builder = ModelsBuilder(design.api, design.variants, design.names, design.homes)
    return builder.module(home)


class ModelsBuilder:
    """Builds the modules under ``models/``."""

    def __init__(
        self, api: Api, variants: Variants, names: Names, homes: Mapping[str, str]
    ) -> None:
        self._api = api
        self._variants = variants
        self._names = names
        self._homes = homes
        self._in_xml = in_xml(api)
        self._class_names = frozenset(names.classes.values())

    def module(self, home: str) -> ModelsModule:
        """Plan one module."""
        pointers = [pointer for pointer, name in self._homes.items() if name == home]
        taken = frozenset(n for p in pointers for n in self._names.of_type(p))
        scope = Scope(taken, self._class_names)
        builder = _ModuleBuilder(
            self._api,
            self._variants,
            self._names,
            self._homes,
            home,
            scope,
            self._in_xml,
        )
        rows = [(p, self._api.declarations[p]) for p in pointers]
        enums = tuple(builder.enums(rows))
        models = tuple(builder.models(rows))
        aliases = tuple(builder.aliases(rows))
        lazy = any(alias.lazy is not None for alias in aliases)
        checking = scope.name("typing", "TYPE_CHECKING") if lazy else None
        resources = frozenset(row.module for row in self._names.resources.values())
        return ModelsModule(
            name=home,
            doc=docstring(_module_text(home, resources), 0),
            pragma=scope.pragma(),
            imports=scope.imports(),
            enums=enums,
            models=models,
            aliases=aliases,
            checking=checking,
        )


def _module_text(home: str, resources: frozenset[str]) -> str:
    if home.startswith(UNUSED):
        return "Types that no operation needs."
    if home.startswith(WEBHOOKS):
        return "Types of the requests that the API sends."
    if home.startswith(SHARED):
        return "Types that several resources share."
    if home in resources:
        return f"Types of the operations in `resources/{home}.py`."
    owner = max((row for row in resources if home.startswith(f"{row}_")), key=len)
    return f"Further types of the operations in `resources/{owner}.py`."


class _ModuleBuilder:
    """Builds the classes of one module."""

    def __init__(
        self,
        api: Api,
        variants: Variants,
        names: Names,
        homes: Mapping[str, str],
        home: str,
        scope: Scope,
        in_xml: frozenset[str],
    ) -> None:
        self._in_xml = in_xml
        self._api = api
        self._variants = variants
        self._names = names
        self._homes = homes
        self._home = home
        self._scope = scope

    def enums(self, rows: list[tuple[str, Declaration]]) -> Iterator[EnumClass]:
        for _, row in rows:
            if isinstance(row, Enumeration):
                yield self._enum(row)
            elif isinstance(row, Constants):
                yield self._constants(row)

    def models(self, rows: list[tuple[str, Declaration]]) -> Iterator[ModelClass]:
        for pointer, row in rows:
            if isinstance(row, Object):
                for sending in self._directions(pointer):
                    yield self._model(row, sending)

    def aliases(self, rows: list[tuple[str, Declaration]]) -> Iterator[TypeAlias]:
        found = {p: row for p, row in rows if isinstance(row, Alias)}
        done: set[str] = set()
        for pointer in found:
            yield from self._alias_in_order(pointer, found, done)

    def _directions(self, pointer: str) -> tuple[bool, ...]:
        if pointer in self._variants.split:
            return (False, True)
        return (self._variants.only_sent(pointer),)

    def _annotator(
        self, *, sending: bool = False, avoid: frozenset[str] = frozenset()
    ) -> Annotator:
        return Annotator(
            self._scope,
            self._names,
            self._api.declarations,
            self._homes,
            self._home,
            sending,
            avoid,
        )

    def _deprecated(self, row: Declaration) -> Code | None:
        return deprecated_decorator(self._scope, row.deprecated, "This type")

    def _enum(self, row: Enumeration) -> EnumClass:
        textual = isinstance(row.members[0].value, str)
        base = "OpenStrEnum" if textual else "OpenIntEnum"
        names = self._names.members[row.pointer]
        members = tuple(
            Member(
                _assigned(identifier(name), literal(member.value)),
                self._said(member.description),
            )
            for member, name in zip(row.members, names, strict=True)
        )
        return EnumClass(
            header=class_header(
                self._own(row.pointer), (self._scope.name(".._runtime.enums", base),)
            ),
            doc=docstring(self._text(row, "Known values."), _BODY),
            members=members,
            unlisted=self._scope.name(".._runtime.enums", "UNLISTED", frozenset(names)),
            deprecated=self._deprecated(row),
        )

    def _constants(self, row: Constants) -> EnumClass:
        names = self._names.members[row.pointer]
        final = self._scope.name("typing", "Final")
        members = tuple(
            Member(
                _assigned(code("{}: {}", identifier(name), final), literal(value)),
                None,
            )
            for value, name in zip(row.values, names, strict=True)
            if not isinstance(value, (dict, list))
        )
        return EnumClass(
            header=class_header(self._own(row.pointer), ()),
            doc=docstring(self._text(row, "Known values."), _BODY),
            members=members,
            unlisted=None,
            deprecated=self._deprecated(row),
        )

    def _said(self, text: str, indent: int = _BODY) -> Code | None:
        return docstring(text, indent) if text else None

    def _own(self, pointer: str, sending: bool = False) -> Code:
        return self._scope.own(self._names.classes[pointer, sending])

    def _text(self, row: Declaration, fallback: str) -> str:
        title = (row.hints.title or "").strip()
        return row.description.strip() or sentence(title) or fallback

    def _model(self, row: Object, sending: bool) -> ModelClass:
        names = self._names.fields[row.pointer]
        properties = tuple(self._properties(row, sending))
        avoid = frozenset(names[p.name] for p in properties)
        annotator = self._annotator(sending=sending, avoid=avoid)
        fields = [self._field(annotator, p, names[p.name]) for p in properties]
        if row.additional is not None:
            fields.append(self._additional(annotator, row))
        return ModelClass(
            header=class_header(
                self._own(row.pointer, sending), (self._model_base(row),)
            ),
            doc=docstring(self._text(row, whereabouts(row.pointer)), _BODY),
            fields=tuple(fields),
            xml=self._xml(annotator, row, properties),
            deprecated=self._deprecated(row),
        )

    def _model_base(self, row: Object) -> Code:
        if row.additional is not None:
            module, name = "serialization.extra_fields", "ExtraFieldsModel"
        elif has_unsafe_names(row):
            module, name = "serialization.renamed_fields", "RenamedFieldsModel"
        else:
            module, name = "model", "Model"
        return self._scope.name(f".._runtime.{module}", name)

    def _xml(
        self, annotator: Annotator, row: Object, properties: tuple[Property, ...]
    ) -> Code | None:
        if row.pointer not in self._in_xml:
            return None
        return class_xml(annotator, row, [(p.name, p.xml) for p in properties])

    def _properties(self, row: Object, sending: bool) -> Iterator[Property]:
        """Leave out what the direction never has."""
        split = row.pointer in self._variants.split
        only_sent = self._variants.only_sent(row.pointer)
        only_read = self._variants.only_read(row.pointer)
        for found in row.properties:
            if found.read_only and sending and (split or only_sent):
                continue
            if found.write_only and not sending and (split or only_read):
                continue
            yield found

    def _field(self, annotator: Annotator, row: Property, name: str) -> Field:
        fixed = self._fixed(annotator, row)
        if fixed is None:
            annotation, default = field_type(annotator, row)
        else:
            annotation, default = annotator.field(row.type), None
        text = property_text(row)
        return settled_field(
            identifier(name),
            annotation,
            self._default(annotator, row.name, name, default, fixed),
            docstring(text, _BODY) if text else None,
        )

    def _fixed(self, annotator: Annotator, row: Property) -> Code | None:
        """Write the one value of a property that is always sent."""
        value = fixed_value(row, self._api.declarations)
        if value is None:
            return None
        if not isinstance(row.type, Reference):
            return literal(value)
        member = self._names.members[row.type.pointer][0]
        return code("{}.{}", annotator.reference(row.type.pointer), identifier(member))

    def _default(
        self,
        annotator: Annotator,
        wire: str,
        name: str,
        default: Code | None,
        fixed: Code | None,
    ) -> Group | Code | None:
        """Write a default; a fixed value by a factory, or msgspec would not send it."""
        if wire == name and fixed is None:
            return default
        items = [] if default is None else [keyword("default", default)]
        if fixed is not None:
            items.append(keyword("default_factory", code("lambda: {}", fixed)))
        if wire != name:
            items.append(keyword("name", literal(wire)))
        return call(annotator.scope.name("msgspec", "field", annotator.avoid), items)

    def _additional(self, annotator: Annotator, row: Object) -> Field:
        values = annotator.field(row.additional) if row.additional else Code("None")
        annotation = code(
            "{}[{}, {}]", annotator.builtin("dict"), annotator.builtin("str"), values
        )
        field = annotator.scope.name("msgspec", "field", annotator.avoid)
        default = call(field, [keyword("default_factory", annotator.builtin("dict"))])
        doc = docstring("Properties that the document does not declare.", _BODY)
        return settled_field(
            identifier("additional_properties"), annotation, default, doc
        )

    def _alias_in_order(
        self, pointer: str, found: dict[str, Alias], done: set[str]
    ) -> Iterator[TypeAlias]:
        """An alias after those that its value mentions."""
        if pointer in done:
            return
        done.add(pointer)
        for target in references(found[pointer].type):
            if target in found:
                yield from self._alias_in_order(target, found, done)
        for sending in self._directions(pointer):
            yield self._alias(found[pointer], sending)

    def _alias(self, row: Alias, sending: bool) -> TypeAlias:
        annotator = self._annotator(sending=sending)
        name = self._own(row.pointer, sending)
        value = annotator.field(row.type)
        lazy = None
        if row.recursive:
            value = annotator.expression(row.type)
            lazy = code(
                "{} = {}.named({}, lambda: {})",
                name,
                annotator.runtime("serialization.wire", "Wire"),
                literal(name.source),
                value,
            )
            value = literal(value.source)
        marker = annotator.typing("TypeAlias")
        indent = _BODY if lazy else 0
        return TypeAlias(
            alias(code("{}: {}", name, marker), value, indent),
            None if lazy is None else settled(lazy, _BODY),
            self._said(row.description, 0),
        )


def _assigned(name: Code, value: Code) -> Code:
    flat = code("{} = {}", name, value)
    inner = _BODY + 4 + len(value.source)
    if _BODY + len(flat.source) <= WIDTH or inner > WIDTH:
        return flat
    return code("{} = (\n        {}\n    )", name, value)


def field_type(annotator: Annotator, row: Property) -> tuple[Code, Code | None]:
    """The annotation and default of a field: see the contract on optional and null."""
    annotation = annotator.field(row.type)
    if row.required:
        return annotation, None
    if not annotator.allows_null(row.type):
        return code("{} | None", annotation), Code("None")
    unset = annotator.runtime("model", "UNSET")
    return code("{} | {}", annotation, annotator.runtime("model", "UnsetType")), unset


def settled_field(
    name: Code, annotation: Code, default: Group | Code | None, doc: Code | None
) -> Field:
    """A field whose line, where it is too long, was laid out."""
    if isinstance(default, Group):
        return Field(assignment(name, annotation, default, _BODY), doc)
    return Field(statement(Typed(name, annotation, default), _BODY), doc)
