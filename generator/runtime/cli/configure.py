"""The command `configure`: saves credentials and servers as a profile."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import click

from ..catalog import Catalog
from .profiles import DEFAULT, Profile, Profiles, profiles_of
from .terminal import escape, is_terminal, note

_HELP = (
    "Save credentials and server as a profile. Asks for them, without echo; where "
    "nobody can be asked, standard input has a line NAME=VALUE for each."
)


def configure_command(catalog: Catalog) -> click.Command:
    """The command that makes or changes a profile."""
    client = catalog.client
    plain = [row.keyword for row in client.settings] + ["base_url"]
    plain += [row.keyword for row in client.credentials if not row.is_secret]
    secret = [row.keyword for row in client.credentials if row.is_secret]

    def configure(
        profile: str, values: tuple[str, ...], files: tuple[str, ...], keyring: bool
    ) -> None:
        profiles = profiles_of(catalog)
        every = profiles.load()
        changed: Profile = dict(every.get(profile, {}))
        changed |= _pairs(values, plain, "--set", secret)
        for name, path in _pairs(files, secret, "--secret-file", ()).items():
            changed[name] = {"file": os.path.abspath(path)}
        if not values and not files:
            changed |= _asked(secret, plain, changed)
        if keyring:
            changed = _moved(profiles, profile, changed, secret)
        profiles.save({**every, profile: changed})
        note(f"saved the profile {profile} in {profiles.path}")

    params = [*_options(plain, secret)]
    return click.Command("configure", callback=configure, help=_HELP, params=params)


def _options(plain: list[str], secret: list[str]) -> Iterator[click.Parameter]:
    yield click.Option(
        ["--profile"], default=DEFAULT, show_default=True, metavar="NAME"
    )
    for name, words, metavar in (
        ("values", f"No secret: {', '.join(plain)}.", "NAME=VALUE"),
        ("files", f"Read at each call: {', '.join(secret) or 'none'}.", "NAME=FILE"),
    ):
        flag = {"values": "--set", "files": "--secret-file"}[name]
        text = escape(words)
        yield click.Option([flag, name], multiple=True, metavar=metavar, help=text)
    text = "Keep secrets in the keyring of the system."
    yield click.Option(["--keyring"], is_flag=True, help=text)


def _pairs(
    texts: tuple[str, ...] | list[str],
    known: list[str],
    option: str,
    secret: list[str] | tuple[()],
) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if name in secret:
            raise click.UsageError(
                f"{option}: {name} is a secret, and a command line is seen by others: "
                "give it when asked, or --secret-file"
            )
        if not equals or name not in known:
            raise click.UsageError(f"{option}: NAME=VALUE with {' or '.join(known)}")
        found[name] = value
    return found


def _asked(secret: list[str], plain: list[str], before: Profile) -> Profile:
    """Ask for each value; an empty answer keeps what there is."""
    if not is_terminal(sys.stdin):
        try:
            text = sys.stdin.buffer.read().decode()
        except UnicodeDecodeError:
            raise click.UsageError("standard input is not UTF-8") from None
        lines = text.splitlines()
        return dict(_pairs([x for x in lines if x], [*secret, *plain], "input", ()))
    found: Profile = {}
    for name in (*secret, *plain):
        kept = " [kept]" if name in before else ""
        answer: str = click.prompt(
            f"{name}{kept}", default="", hide_input=name in secret, show_default=False
        )
        if answer:
            found[name] = answer
    return found


def _moved(
    profiles: Profiles, profile: str, values: Profile, secret: list[str]
) -> Profile:
    """The profile with its secrets in the keyring."""
    moved = dict(values)
    for name in secret:
        value = moved.get(name)
        if isinstance(value, str):
            profiles.keep_in_keyring(profile, name, value)
            moved[name] = {"keyring": True}
    return moved
