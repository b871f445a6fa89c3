"""The folder that an SDK goes to, and the relative paths that may be written there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST = 255  # bytes in one name, on the common file systems


@dataclass(frozen=True, slots=True)
class Target:
    """The place of one SDK.

    Attributes:
        output: the folder that the package's folder lies in.
        package: the package's name.
    """

    output: Path
    package: str

    @property
    def folder(self) -> Path:
        """The package's folder."""
        return self.output / self.package

    @property
    def manifest(self) -> str:
        """The manifest's path, relative to `output`."""
        return f"{self.package}/.generated.json"

    @property
    def work(self) -> Path:
        """The folder of lock, journal and staged files; it exists while writing."""
        return self.output / f".{self.package}.writing"

    @property
    def journal(self) -> Path:
        """The journal; it exists from before the first change to after the last."""
        return self.work / "journal.json"

    def may_own(self, relative: str) -> bool:
        """Tell whether a path is safe: in the package, beside it, or one of its pages."""
        folder, slash, _ = relative.partition("/")
        is_page = relative.startswith(f"docs/{self.package}/")
        is_inside = not slash or folder == self.package or is_page
        return is_safe(relative) and is_inside


def is_safe(relative: str) -> bool:
    """Tell whether a path with `/` stays in its folder and is a name everywhere.

    Refused are absolute paths, `.` and `..`, and what Windows cannot hold: its
    reserved characters, device names, and names that end with a dot or a space.
    """
    return all(map(_is_safe_name, relative.split("/")))


def _is_safe_name(name: str) -> bool:
    return not (
        name in {"", ".", ".."}
        or _UNSAFE.search(name)
        or _DEVICE.fullmatch(name)
        or name[-1] in " ."
        or len(name.encode("utf-8", "surrogatepass")) > _LONGEST
    )


def first_clash(paths: Iterable[str]) -> tuple[str, str] | None:
    """Return the first two paths that are one file on a case-insensitive disk."""
    seen: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        other = seen.setdefault(folded, path)
        if other != path:
            return other, path
    return None
