"""Every kind of finding: how much it matters, and why.

A finding that changes nothing of an emitted SDK is a warning or a note. One that makes
it wrong or ambiguous refuses the document, and `--allow-invalid` goes on where anything sensible
can be emitted.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Effect(StrEnum):
    """The effect of a kind of finding on a document."""

    REFUSES = "refuses"
    REFUSES_UNLESS_ALLOWED = "refuses without --allow-invalid"
    WARNS_OR_REFUSES = "warns, or refuses without --allow-invalid"
    WARNS = "warns"
    NOTES = "notes"
    NOTES_OR_WARNS = "notes or warns"


class FindingKind(Struct, frozen=True):
    """A kind of finding: its code, what it does and why."""

    code: str
    effect: Effect
    reason: str


class Group(Struct, frozen=True):
    """Kinds of findings of one stage."""

    title: str
    kinds: tuple[FindingKind, ...]


def _kinds(effect: Effect, reasons: dict[str, str]) -> tuple[FindingKind, ...]:
    return tuple(FindingKind(code, effect, reason) for code, reason in reasons.items())


_READING = Group(
    "Reading",
    _kinds(
        Effect.REFUSES,
        {
            "no-such-file": "there is nothing to read",
            "directory": "a folder is no document",
            "not-a-file": "a device or socket is not read",
            "unreadable": "the system does not give the file",
            "binary": "a document is text in UTF-8",
            "empty": "an empty file says nothing",
            "syntax": "the text is neither JSON nor YAML",
            "duplicate-key": "two members of one name: which one counts is a guess",
            "key": "a member's name is a string",
            "tag": "only tags of JSON's types mean something in OpenAPI",
            "alias": "an alias without an anchor stands for nothing",
            "alias-cycle": "an alias inside of its anchor never ends",
            "merge": "`<<` merges mappings only",
            "number-range": "Python cannot hold the number",
            "not-a-number": "JSON has no NaN and no infinity",
            "several-documents": "one file is one document",
            "too-large": "the limit `--max-bytes`",
            "too-many-nodes": "the limit `--max-nodes`",
            "too-deep": "the limit `--max-depth`, or more levels than Python can follow",
            "too-many-aliases": "the limit `--max-aliases`",
            "too-many-files": "the limit `--max-files`",
            "too-much-work": "the limit `--max-work`: schemas that take one another in",
            "too-slow": "the limit `--max-seconds`",
            "not-an-object": "the root of a document is an object; elsewhere a warning",
            "not-openapi": "there is no `openapi` field",
            "openapi-version": "only 3.0, 3.1 and 3.2 are known",
            "swagger": "Swagger 2.0 is another language; it can be converted",
            "overlay-as-document": "an overlay changes a document and is none",
            "overlay": "the overlay breaks its own specification",
            "fragment-conflict": "two fragments say different things of one node",
            "configuration": "a key or value that the configuration does not have",
            "migration": "the file of another generator cannot be read",
            "template": "a template of `--templates` is wrong",
        },
    )
    + _kinds(
        Effect.REFUSES_UNLESS_ALLOWED,
        {
            "reference": "a `$ref` that is no reference; then it stands for any JSON",
            "dangling-reference": "a `$ref` to nothing; then it stands for any JSON",
            "reference-outside": "a `$ref` to what may not be read; then any JSON",
            "reference-kind": "a `$ref` to an object of another kind; then any JSON",
            "circular-reference": "a `$ref` that only leads back to itself; then any JSON",
        },
    )
    + _kinds(
        Effect.WARNS,
        {
            "dangling-mapping": "one value of a discriminator is not told apart",
            "map-reference": "OpenAPI has no `$ref` for a whole map; it is followed",
            "overlay-target": "an action changed nothing",
            "configuration-unmatched": "a line of the configuration has no effect",
            "renamed": "a published name changes; the configuration can keep it",
        },
    )
    + _kinds(Effect.NOTES, {"left-out": "an operation is left out, as was asked"}),
)

_VALIDATION = Group(
    "Validation, by openapi-spec-validator and OpenAPI's own schemas",
    _kinds(
        Effect.WARNS_OR_REFUSES,
        {
            "missing-field": "a missing text changes nothing, any other field does",
            "unknown-field": "a field that is ignored changes nothing, unless it "
            "resembles one that OpenAPI has: then something else was meant",
            "wrong-type": "a number where a text is wanted is read as it is written, "
            "an empty value as none, a form of another version as there; a limit that is "
            "no number limits nothing, and examples, `format` and `deprecated` change "
            "nothing; anything else means something else",
            "wrong-value": "a `format` that does not hold and a limit that cannot be "
            "change nothing; `type: 'null'` in 3.0 is read as in 3.1",
            "invalid": "`required: []` changes nothing",
            "misshapen": "a schema that is none is any JSON; nothing can be made of any "
            "other object or array that is none, even with `--allow-invalid`",
        },
    )
    + _kinds(
        Effect.WARNS,
        {
            "wrong-default": "a default that does not fit its schema changes nothing",
            "not-unique": "what is listed twice counts once",
            "required-undeclared": "a required property that is not declared is kept",
        },
    )
    + _kinds(
        Effect.REFUSES_UNLESS_ALLOWED,
        {
            "not-checked": "the rules cannot judge a node",
            "duplicate-operation-id": "one name for two operations is ambiguous",
            "duplicate-parameter": "two parameters of one name are ambiguous",
            "path-parameter": "the path and its parameters differ",
        },
    ),
)

_LOWERING = Group(
    "Reading the API from the document",
    _kinds(
        Effect.WARNS,
        {
            "circular-choice": "a schema that is its own alternative; that adds nothing",
            "conflicting-types": "schemas of an `allOf` exclude one another",
            "conflicting-values": "values of an `allOf` exclude one another",
            "invalid-reference": "a `$ref` that is no string stands for any JSON",
            "not-a-schema": "what stands for a schema is any JSON",
            "not-an-array": "what is no array is taken for none",
            "unknown-type": "a type that JSON Schema does not have is any JSON",
            "unknown-parameter": "a parameter that OpenAPI does not have is left out",
            "unknown-style": "the default style is used",
            "unknown-security-scheme": "a requirement without a scheme is left out",
            "undeclared-path-parameter": "it is taken for a string",
            "unused-path-parameter": "the path does not have it, so it is left out",
            "undescribed-variable": "a server variable is taken without a default",
            "unrelated-mapping": "a discriminator's value leads to no child",
            "pagination-misfit": "the operation has no `iterate`",
            "poller-misfit": "nothing is waited for",
            "env-prefix": "no environment is read",
            "webhook-signature": "webhooks are verified as Standard Webhooks says",
            "tool-annotation": "a tool's annotation comes from method and name",
            "documentation-server": "no MCP server of the documentation is shown",
            "client-name": "the name cannot be a class's",
            "credential-name": "the name cannot be a keyword",
            "invalid-call": "the call that is asked for cannot be made",
            "unknown-argument": "a name for an argument that is not there",
        },
    )
    + _kinds(
        Effect.NOTES_OR_WARNS,
        {
            "contradicting-values": "listed values are read as the declared type; it is "
            "a warning where some cannot be",
        },
    )
    + _kinds(
        Effect.NOTES,
        {
            "assumed-json": "a structured schema under another media type",
            "ignored-header": "the client sets the header itself",
            "impossible-content": "a status that never has content",
            "reference-siblings": "what stands beside `$ref` in 3.0 is read too",
            "schema-dialect": "another dialect is read as OpenAPI's",
            "type-array": "a list of types in 3.0 is read as in 3.1",
            "unbound-reference": "a `$dynamicRef` without an anchor is any JSON",
            "undeclared-property": "it is required and not declared: any value",
            "widened-schema": "a keyword is not expressed in the type",
            "famous-name": "a distribution is called as a well-known one",
            "pagination-inferred": "how pages are walked, where nothing says so",
            "pagination-ambiguous": "how pages are walked is a guess between two ways",
            "poller-inferred": "a 202 with a `Location` is followed",
        },
    ),
)

GROUPS = (_READING, _VALIDATION, _LOWERING)


def format_finding_kinds() -> str:
    """Return docs/findings.md: every kind, what it does and why."""
    lines = [_HEAD]
    for group in GROUPS:
        lines += [
            f"\n## {group.title}\n",
            "| code | effect | reason |",
            "|---|---|---|",
        ]
        lines += [
            f"| `{kind.code}` | {kind.effect.value} | {kind.reason} |"
            for kind in sorted(group.kinds, key=lambda kind: kind.code)
        ]
    return "\n".join(lines) + "\n"


_HEAD = """\
# Findings

Each finding ends with its kind in brackets: `[dangling-reference]`. One that changes nothing of
an SDK is a note or a warning. One that makes it wrong or ambiguous refuses the document;
`--allow-invalid` makes it a warning wherever something sensible can be emitted, and the report
names those that cannot be survived. openapi-spec-validator judges every document.

This page is generated from `generator/finding_kinds.py`; a test checks that it is current
and that no kind is missing."""
