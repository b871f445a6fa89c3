"""Credentials and servers: from flags, the environment, and profiles in one file.

    {"default": {"zone": "ch-gva-2", "api_key": "…", "api_secret": {"file": "/run/secret"}}}

A secret is kept in the file, in a file of its own, or in the keyring of the system;
never on a command line, which other users and histories see.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from ..catalog import Catalog, ClientEntry
from ..serialization import is_object

DEFAULT = "default"
Profile = dict[str, Any]
"""Keywords of the client: texts, `{"file": path}` or `{"keyring": true}`."""


class Profiles:
    """The profiles of one user of one package."""

    def __init__(self, package: str, prefix: str) -> None:
        self._package = package
        own = os.environ.get(f"{prefix}_CONFIG")
        folder = Path(click.get_app_dir(package.replace("_", "-")))
        self.path = Path(own) if own else folder / "profiles.json"

    def load(self) -> dict[str, Profile]:
        """All profiles, by name.

        Raises `click.UsageError` for a file that others can read, or that is broken.
        """
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise click.UsageError(f"{self.path}: {error.strerror}") from None
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            raise click.UsageError(
                f"{self.path} has secrets and others can read it: chmod 600 it"
            )
        try:
            return msgspec.json.decode(text, type=dict[str, Profile])
        except msgspec.DecodeError as error:
            raise click.UsageError(f"{self.path}: {error}") from None

    def save(self, profiles: Mapping[str, Profile]) -> None:
        """Write all profiles, for the user's eyes only, whole or not at all.

        A link stays one: the file that it leads to is written.
        """
        target = self.path.resolve()
        folder = target.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = msgspec.json.format(msgspec.json.encode(profiles), indent=2)
        part = folder / f".{self.path.name}.{os.urandom(4).hex()}"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(text + b"\n")
            os.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def keep_in_keyring(self, profile: str, keyword: str, secret: str) -> None:
        """Put a secret into the keyring of the system."""
        self._keyring().set_password(self._package, f"{profile}.{keyword}", secret)

    def value(self, profile: str, keyword: str, kept: Any) -> str | None:
        """The text that a profile has for a keyword, wherever it is kept."""
        if isinstance(kept, str) or kept is None:
            return kept
        entry = f"{profile}.{keyword}"
        if is_object(kept) and "file" in kept:
            return _read_secret(keyword, str(kept["file"]))
        if not is_object(kept) or kept.get("keyring") is not True:
            forms = '{"file": path} or {"keyring": true}'
            raise click.UsageError(f"{self.path}: {entry}: a text, {forms}")
        found: str | None = self._keyring().get_password(self._package, entry)
        return found

    @staticmethod
    def _keyring() -> Any:
        try:
            return import_module("keyring")
        except ModuleNotFoundError:
            raise click.UsageError("the package keyring is not installed") from None


def _read_secret(keyword: str, path: str) -> str:
    try:
        return Path(path).read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{keyword}: cannot read {path}: {error}") from None


def profiles_of(catalog: Catalog) -> Profiles:
    """The profiles of a package; `<PREFIX>_CONFIG` can name another file."""
    return Profiles(catalog.package, catalog.client.prefix)


class Settings(NamedTuple):
    """The keywords that a client is made with, and the secrets among them."""

    keywords: dict[str, str]
    secrets: tuple[str, ...]


def find_settings(
    client: ClientEntry,
    profiles: Profiles,
    given: Mapping[str, str | None],
    profile: str | None,
) -> Settings:
    """The keywords of the client.

    A flag counts first, then a profile that is asked for, then the environment, then
    the profile `default`. Credentials come all from one place, so
    that a key never meets another one's secret.
    """
    asked = _asked_profile(profiles, profile)
    default = {} if profile else profiles.load().get(DEFAULT, {})
    name = profile or DEFAULT
    plain = [row.keyword for row in client.settings]
    keywords: dict[str, str | None] = {}
    variables = {row.keyword: row.variable for row in client.settings}
    variables["base_url"] = client.base_url_variable
    for keyword in (*plain, "base_url"):
        keywords[keyword] = (
            given.get(keyword)
            or profiles.value(name, keyword, asked.get(keyword))
            or os.environ.get(variables[keyword])
            or profiles.value(name, keyword, default.get(keyword))
        )
    credentials = _credentials(client, profiles, name, asked, default)
    keywords |= credentials
    secret = {row.keyword for row in client.credentials if row.is_secret}
    return Settings(
        {key: value for key, value in keywords.items() if value},
        tuple(value for key, value in credentials.items() if value and key in secret),
    )


def _asked_profile(profiles: Profiles, profile: str | None) -> Profile:
    if profile is None:
        return {}
    found = profiles.load()
    if profile not in found:
        known = ", ".join(found) or "there are none yet"
        raise click.UsageError(f"no profile {profile!r} in {profiles.path}: {known}")
    return found[profile]


def _credentials(
    client: ClientEntry, profiles: Profiles, name: str, asked: Profile, default: Profile
) -> dict[str, str | None]:
    environment: Profile = {
        row.keyword: os.environ.get(row.variable) for row in client.credentials
    }
    for source in (asked, environment, default):
        found = {
            row.keyword: profiles.value(name, row.keyword, source.get(row.keyword))
            for row in client.credentials
        }
        if any(found.values()):
            return found
    return {}


def ways_to_give(client: ClientEntry) -> Iterator[str]:
    """The ways to give credentials, for a message that says that they are missing."""
    names = [row.variable for row in client.credentials]
    if names:
        yield f"set {' or '.join(names)}" if len(names) < 4 else f"set {names[0]} …"
    yield "run `configure`"
