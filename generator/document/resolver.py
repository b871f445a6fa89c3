"""From the text of a `$ref` to the pointer of the node it means."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from urllib.parse import unquote

from generator.diagnostics import DocumentError, error
from generator.document.files import Files, OutsideError
from generator.document.identifiers import Identifiers
from generator.document.json_value import Json
from generator.document.source_map import SourceMap
from generator.pointers import escape, member, split, step, unescape

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BAD_ESCAPE = re.compile(r"~(?![01])")
_MOST_HOPS = 100


class Resolver:
    """Resolves references within one document, and reads the files they reach."""

    def __init__(
        self, root: dict[str, Json], source_map: SourceMap, files: Files, minor: int
    ) -> None:
        self.root = root
        self.files = files
        self._source_map = source_map
        self._identifiers = Identifiers() if minor >= 1 else None
        self._known_files: set[str] = set()
        self._resolved: dict[tuple[str, str], str] = {}

    def resolve(self, reference: str, base: str) -> str:
        """Return the pointer of the node that `reference` means.

        `base` is the pointer of the node that holds the reference.

        Raises:
            DocumentError: there is no such node, or it may not be read.
        """
        scope = self._scope(base)
        known = self._resolved.get((scope, reference))
        if known is None:
            known = self._resolve(reference, base, 0)
            self._resolved[scope, reference] = known
        return known

    def at(self, pointer: str) -> Json:
        """Return the node at `pointer`; KeyError if there is none."""
        file, tokens = split(pointer)
        node = self._tree(file)
        for token in tokens:
            found = member(node, token)
            if found is None:
                raise KeyError(pointer)
            node = found[0]
        return node

    def _scope(self, base: str) -> str:
        """Return what a reference's meaning depends on, besides its text."""
        file = base.partition("#")[0]
        if self._identifiers is not None:
            self._index(file)
            return self._identifiers.resource(base)
        if file or self._source_map.is_one_file:
            return file
        return str(self._source_map.find(split(base)[1])[0].path.parent)

    def _resolve(self, reference: str, base: str, hops: int) -> str:
        path, _, fragment = reference.partition("#")
        resource = self._resource(path, reference, base)
        fragment = unquote(fragment)
        if not fragment:
            return resource
        if not fragment.startswith("/"):
            return self._anchor(fragment, resource, reference, base)
        if _BAD_ESCAPE.search(fragment):
            message = f"the reference {reference!r} has an invalid `~` escape"
            raise error("reference", message, base)
        tokens = [unescape(token) for token in fragment.split("/")[1:]]
        try:
            return self._descend(resource, tokens, hops)
        except _Missing as missing:
            # Documents give schemas a `$id` and go on to refer from the root.
            whole = f"{resource.partition('#')[0]}#"
            if resource != whole:
                return self._descend_or_fail(whole, tokens, reference, base, hops)
            raise _dangling(reference, base, missing) from None

    def _descend_or_fail(
        self, start: str, tokens: list[str], reference: str, base: str, hops: int
    ) -> str:
        try:
            return self._descend(start, tokens, hops)
        except _Missing as missing:
            raise _dangling(reference, base, missing) from None

    def _descend(self, start: str, tokens: list[str], hops: int) -> str:
        """Return the pointer of the node at `tokens` below the node at `start`.

        A pointer through a reference goes on at what that refers to.
        """
        pointer, node = start, self.at(start)
        for token in tokens:
            found = member(node, token)
            while found is None:
                reference = node.get("$ref") if isinstance(node, dict) else None
                if not isinstance(reference, str) or hops >= _MOST_HOPS:
                    raise _Missing(token, node)
                hops += 1
                pointer = self._resolve(reference, pointer, hops)
                node = self.at(pointer)
                found = member(node, token)
            node, pointer = found[0], step(pointer, token)
        return pointer

    def _resource(self, path: str, reference: str, base: str) -> str:
        """Return the file, or the schema with an `$id`, that a reference is into."""
        file = split(base)[0]
        if self._identifiers is not None:
            self._index(file)
            if not path:
                return self._identifiers.resource(base)
            named = self._identifiers.find(path, base)
            if named is not None:
                return named
        if not path:
            return f"{file}#"
        return f"{self._file(unquote(path), reference, base)}#"

    def _file(self, path: str, reference: str, base: str) -> str:
        if _SCHEME.match(path) or path.startswith("//"):
            raise _refused(reference, base, "nothing is read from a network", _BUNDLE)
        if path.startswith(("/", "\\")):
            raise _refused(reference, base, "it is an absolute path")
        try:
            key = self.files.key(self._folder(base), path)
        except OutsideError as failure:
            raise _refused(reference, base, str(failure)) from None
        except DocumentError as failure:
            raise _unreadable(failure, reference, base) from None
        if self._identifiers is not None:
            self._index(key)
        return key

    def _folder(self, base: str) -> Path:
        file, tokens = split(base)
        if file:
            return self.files.folder(file)
        return self._source_map.find(tokens)[0].path.parent

    def _anchor(self, name: str, resource: str, reference: str, base: str) -> str:
        found = None
        if self._identifiers is not None:
            found = self._identifiers.anchor(resource, name)
        if found is None:
            message = f"the reference {reference!r} names no `$anchor`"
            help = 'a reference into the document starts with "#/"'
            raise error("dangling-reference", message, base, help=help)
        return found

    def _index(self, file: str) -> None:
        if self._identifiers is not None and file not in self._known_files:
            self._known_files.add(file)
            self._identifiers.add(file, self._tree(file))

    def _tree(self, file: str) -> Json:
        return self.files.trees[file] if file else self.root


class _Missing(Exception):
    """A pointer's token that a node does not have."""

    def __init__(self, token: str, node: Json) -> None:
        self.token = token
        names = list(node) if isinstance(node, dict) else []
        close = difflib.get_close_matches(token, names[:10_000], 1)
        self.near = f"did you mean {escape(close[0])!r}?" if close else None
        super().__init__(token)


def _dangling(reference: str, base: str, missing: _Missing) -> DocumentError:
    message = f"the reference {reference!r} leads nowhere: no {missing.token!r} there"
    return error("dangling-reference", message, base, help=missing.near)


_BUNDLE = (
    "save what it leads to beside the document and refer to that file, or put all "
    "into one file first, for example with `npx @redocly/cli bundle`"
)
_WIDEN = "only files in the folder of the root document are read; --ref-root widens it"


def _refused(reference: str, base: str, why: str, help: str = _WIDEN) -> DocumentError:
    message = f"the reference {reference!r} is not followed: {why}"
    return error("reference-outside", message, base, help=help)


def _unreadable(failure: DocumentError, reference: str, base: str) -> DocumentError:
    """Locate a file that is not there at the reference, others in the file."""
    first = failure.diagnostics[0]
    if first.position is not None and first.position.line:
        return failure
    message = f"the reference {reference!r} cannot be followed: {first.message}"
    is_missing = first.code == "no-such-file"
    code = "dangling-reference" if is_missing else first.code
    return error(code, message, base, help=first.help)
