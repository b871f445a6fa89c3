"""openapi-spec-validator's own rules, made to say where and to end in time.

The rules and their messages are the library's. Around them are:

* it remembers visited schemas in lists, and searching those takes most of its
  time on a large document: here they are sets;
* it checks each schema against the meta-schema in Python, a millisecond each:
  here a compiled validator tells first which schemas need that at all;
* it collects the properties of a schema through references again and again,
  for ever through recursive ones: here each schema is entered once;
* its findings have no place in the document, and an unexpected value ends the
  whole run: here each finding is located at the nearest node, and a node that
  the rules stumble on costs only what is below it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, cast

from openapi_spec_validator.validation import keywords, validators
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry

from generator.document import Document
from generator.validate.cursor import Cursor
from generator.validate.defaults import UntoldError, bounded
from generator.validate.finding import BAD_DEFAULT, STUMBLED, Finding, finding
from generator.validate.metaschemas import schema_check, schema_errors
from generator.validate.sort_findings import place_in


def rule_findings(document: Document) -> Iterator[Finding]:
    """Yield what breaks a rule, and where."""
    classes: dict[str, Any] = _VALIDATORS[document.version].keyword_validators
    registry = KeywordValidatorRegistry(
        {name: _extended(cls) for name, cls in classes.items()}
    )
    check = cast(Callable[[Cursor], Iterator[Finding]], registry["__root__"])
    return check(Cursor(document, "#", document.root))


_MOST_OF_A_SCHEMA = 50
"""Errors of one Schema Object and all that is inside of it; the first in its order."""


def _schema_faults(version: tuple[int, int], value: Any) -> list[Any]:
    """Return the errors of a Schema Object, in its own order."""
    if schema_check(version)(value):
        return []
    errors = schema_errors(version, value)
    ordered = sorted(errors, key=lambda each: place_in(value, each.absolute_path))
    return ordered[:_MOST_OF_A_SCHEMA]


_VALIDATORS: dict[tuple[int, int], Any] = {
    (3, 0): validators.OpenAPIV30SpecValidator,
    (3, 1): validators.OpenAPIV31SpecValidator,
    (3, 2): validators.OpenAPIV32SpecValidator,
}


def _extended(cls: type[Any]) -> Any:
    """Return a class of the library's rules with what this module adds."""
    if issubclass(cls, keywords.SchemaValidator):
        return type(cls.__name__, (_Schema, cls), {})
    if issubclass(cls, keywords.ValueValidator):
        checks = {"value_validator_cls": bounded(cls.value_validator_cls)}
        return type(cls.__name__, (_Default, cls), checks)
    return type(cls.__name__, (_Located, cls), {})


class _Located:
    """Makes findings of what the rules yield, and of what they raise."""

    def __call__(self, *args: Any, **options: Any) -> Iterator[Finding]:
        here = next(arg.pointer for arg in args if isinstance(arg, Cursor))
        try:
            for error in self._errors(*args, **options):
                # Rules pass on what the rules that they call have found.
                found = isinstance(error, Finding)
                yield error if found else self._finding(error, here)
        except Exception as failure:  # noqa: BLE001
            # The rules take a well-formed document for granted: what they and the
            # libraries under them raise for another one is anything at all.
            reason = str(failure) or type(failure).__name__
            yield Finding(here, reason, STUMBLED)

    def _errors(self, *args: Any, **options: Any) -> Iterator[Any]:
        """Yield what the library finds."""
        yield from cast(Any, super()).__call__(*args, **options)

    def _finding(self, error: Any, here: str) -> Finding:
        """Return as a value what was found wrong with the node at `here`."""
        return finding(error, here)


class _Default(_Located):
    """The rule about defaults; it is given the schema, not the default."""

    def _errors(self, *args: Any, **options: Any) -> Iterator[Any]:
        with suppress(UntoldError):
            yield from super()._errors(*args, **options)

    def _finding(self, error: Any, here: str) -> Finding:
        return finding(error, f"{here}/default", BAD_DEFAULT)


def _required_names(schema: Any) -> frozenset[str]:
    names = schema.get("required") if isinstance(schema, dict) else None
    rows = names if isinstance(names, list) else []
    return frozenset(name for name in rows if isinstance(name, str))


class _Set(set[int]):
    """A set with the one method of a list that the library calls."""

    append = set[int].add


class _Schema(_Located):
    """The rules about schemas, each schema entered once."""

    def __init__(self, registry: KeywordValidatorRegistry) -> None:
        cast(Any, super()).__init__(registry)
        self.visited_schema_ids = _Set()
        self.meta_checked_schema_ids = _Set()
        self._required: list[frozenset[str]] = []
        self._further: list[Any] = []

    def _errors(self, *args: Any, **options: Any) -> Iterator[Any]:
        """Yield what the library finds, knowing which schema it looks at."""
        here = next(arg for arg in args if isinstance(arg, Cursor))
        self._required.append(_required_names(here.contents))
        try:
            yield from super()._errors(*args, **options)
        finally:
            self._required.pop()
        further, self._further = self._further, []
        yield from further

    def _collect_properties(self, schema: Cursor) -> set[str]:
        """Return names of properties that are reachable from a schema in `allOf`.

        The library asks which required names are among them: the search, nearest
        schemas first, ends with the last of these.
        """
        names: set[str] = set()
        seen: set[int] = set()
        pending = deque([schema])
        while pending and not self._required[-1] <= names:
            here = pending.popleft()
            if id(here.contents) in seen:
                continue
            seen.add(id(here.contents))
            if "properties" in here:
                names.update((here / "properties").keys())
            for keyword in ("allOf", "anyOf", "oneOf"):
                if keyword in here:
                    pending += here / keyword
            pending += [here / k for k in ("items", "not") if k in here]
        return names

    def _validate_schema_meta(self, schema: Cursor, value: Any) -> Any:
        """Return the first error of a Schema Object; `_errors` yields the others.

        The library ends a schema with the first one.
        """
        if not self._has_known_dialect(schema, value):
            return cast(Any, super())._validate_schema_meta(schema, value)
        first, *self._further = _schema_faults(schema.version, value) or (None,)
        return first

    def _has_known_dialect(self, schema: Cursor, value: Any) -> bool:
        if schema.version == (3, 0):
            return True
        library = cast(Any, self)
        stated = library._get_schema_dialect_id(schema, value)
        return bool(stated == library.default_jsonschema_dialect_id)

    def _get_spec_root(self, schema: Cursor) -> Cursor:
        return schema.root()
