"""Counts for one document: what is emitted of it, and how it is named."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

import black

from generator.diagnostics import DocumentError, Severity
from generator.ir import Api, Operation
from generator.lower import lower
from generator.naming import Names, name
from generator.naming.word_forms import find_words
from generator.options import Request
from generator.pipeline import load_document
from generator.text.identifier import words
from tests.support.emitted import Source, emit
from tests.support.untyped import untyped
from tests.sweep.examples import count_examples

LONG = 40
"""The characters above which the name of a method or class is a long one."""
_METHOD_MARK = re.compile(r"_((?:[a-r]{4})+)_?$")
_CLASS_MARK = re.compile(r"(?<=[a-z0-9_])((?:[A-R]{4})+)(?:Input)?$")


class Counts(TypedDict):
    """The counts of one document.

    Attributes:
        refused: the codes of the errors for which the document was refused, even with
            `--allow-invalid`.
        refused_by_default: the same without the option.
        untyped: schemas that became any JSON although they say more.
        operations: methods of the SDK.
        on_client: methods of the client itself.
        default: methods of a resource called ``default``.
        prefixed: names of methods that begin with the name of their resource.
        long: names of methods with more than ``LONG`` characters.
        marked: names of methods that a hash tells apart or cuts.
        classes: classes and aliases.
        long_classes: names of those with more than ``LONG`` characters.
        marked_classes: those that a hash tells apart or cuts.
        same: classes that say the same as another one, but for their names.
        not_black: files that Black would change; empty where nothing is emitted.
        examples: examples of responses in JSON; 0 where nothing is emitted.
        deviating: those of them that have issues when they are decoded, with the first.
    """

    refused: list[str]
    refused_by_default: list[str]
    untyped: int
    operations: int
    on_client: int
    default: int
    prefixed: list[str]
    long: list[str]
    marked: list[str]
    classes: int
    long_classes: list[str]
    marked_classes: list[str]
    same: int
    not_black: list[str]
    examples: int
    deviating: list[str]


def count(path: Path, *, emits: bool) -> Counts:
    """Count one document.

    Args:
        path: the document.
        emits: whether the SDK is emitted and imported too; names need no more than
            the first stages.
    """
    request = Request(specs=(path,), package="swept", allow_invalid=True)
    strictly = Request(specs=(path,), package="swept")
    by_default = _refusal(strictly)
    if codes := _refusal(request):
        return _refused(codes, by_default)
    document = load_document(request)
    api = lower(document, request.limits)
    counts = _counts(api, name(api))
    counts["refused_by_default"] = by_default
    counts["untyped"] = untyped(document)["unexplained"]
    if emits:
        with TemporaryDirectory() as folder:
            emitted = emit(Source("swept", path), Path(folder))
            counts["not_black"] = list(_not_black(emitted.result.files))
            counts["examples"], counts["deviating"] = count_examples(emitted)
    return counts


def _refusal(request: Request) -> list[str]:
    """The codes of the errors for which a document is refused."""
    try:
        lower(load_document(request), request.limits)
    except DocumentError as refusal:
        errors = (d for d in refusal.diagnostics if d.severity is Severity.ERROR)
        return sorted({d.code for d in errors})
    return []


def _not_black(files: Mapping[str, str]) -> Iterator[str]:
    for path, text in files.items():
        if path.endswith(".py") and "/_runtime/" not in path:
            try:
                black.format_file_contents(text, fast=True, mode=black.Mode())
            except black.NothingChanged:
                continue
            yield path


def _refused(codes: list[str], by_default: list[str]) -> Counts:
    return Counts(
        refused=codes,
        refused_by_default=by_default,
        untyped=0,
        operations=0,
        on_client=0,
        default=0,
        prefixed=[],
        long=[],
        marked=[],
        classes=0,
        long_classes=[],
        marked_classes=[],
        same=0,
        not_black=[],
        examples=0,
        deviating=[],
    )


def _counts(api: Api, names: Names) -> Counts:
    calls = [
        (row, names.resource_of(row).path, names.method_of(row))
        for row in api.operations
    ]
    classes = list(_classes(api, names))
    return Counts(
        refused=[],
        refused_by_default=[],
        untyped=0,
        operations=len(calls),
        on_client=sum(not path for _, path, _ in calls),
        default=sum(path[-1:] == ("default",) for _, path, _ in calls),
        prefixed=[_dotted(p, m) for _, p, m in calls if _is_prefixed(p, m)],
        long=[_dotted(p, m) for _, p, m in calls if len(m) > LONG],
        marked=[_dotted(p, m) for row, p, m in calls if _is_marked(row, p, m)],
        classes=len(classes),
        long_classes=[each for _, each in classes if len(each) > LONG],
        marked_classes=[n for origin, n in classes if _is_marked_class(origin, n)],
        same=_same(api),
        not_black=[],
        examples=0,
        deviating=[],
    )


def _classes(api: Api, names: Names) -> Iterator[tuple[str, str]]:
    """Where each type comes from in the document, and what it is called."""
    operations = {row.pointer: row.operation_id or "" for row in api.operations}
    for pointer in api.declarations:
        origin = operations.get("/".join(pointer.split("/")[:4]), "")
        yield f"{pointer} {origin}", names.classes[pointer, False]


def _dotted(path: tuple[str, ...], method: str) -> str:
    return ".".join((*path, method))


def _is_prefixed(path: tuple[str, ...], method: str) -> bool:
    if not path:
        return False
    span = find_words(words(method), words(path[-1]))
    return span is not None and span[0] == 0


def _is_marked(operation: Operation, path: tuple[str, ...], method: str) -> bool:
    """Whether a name ends with letters that the document does not have."""
    mark = _METHOD_MARK.search(method)
    texts = (operation.operation_id or "", operation.path, operation.tag, *path)
    return mark is not None and not _has(texts, mark[1])


def _is_marked_class(origin: str, name: str) -> bool:
    mark = _CLASS_MARK.search(name)
    return mark is not None and not _has((origin,), mark[1])


def _has(texts: tuple[str, ...], mark: str) -> bool:
    return any(mark.lower() in "".join(words(text)).lower() for text in texts)


def _same(api: Api) -> int:
    """Inline types that are equal to another one but for where they stand."""
    seen: dict[str, int] = {}
    for pointer, declaration in api.declarations.items():
        if "/components/schemas/" not in pointer or pointer.count("/") > 3:
            text = repr(declaration).replace(pointer, "")
            seen[text] = seen.get(text, 0) + 1
    return sum(number - 1 for number in seen.values())


def main(arguments: list[str]) -> None:
    """Print the counts of the document named first, as JSON."""
    counts: Mapping[str, object] = count(Path(arguments[0]), emits="emit" in arguments)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
