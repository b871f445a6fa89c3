"""Credentials and servers come from where they are safe."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.command_line.conftest import Program, Run
from tests.support.server import Server


@pytest.fixture
def profiles(environment: dict[str, str]) -> Path:
    """The file of profiles, for somebody without an environment."""
    environment["ZOO_API_KEY"] = ""
    return Path(environment["ZOO_CONFIG"])


def test_a_profile_is_saved_for_its_user_alone(
    run: Run, program: Program, profiles: Path, server: Server
) -> None:
    saved = program("configure", stdin="api_key=key-of-a-file\nzone=south\n")
    assert saved.code == 0, saved.err
    assert stat.S_IMODE(profiles.stat().st_mode) == 0o600
    assert run("animals", "get", "1").code == 0
    assert server.seen[-1].header("X-Zoo") == "key-of-a-file"
    shown = run("animals", "get", "1", "--dry-run", "--base-url", "https://a.example")
    assert "key-of-a-file" not in shown.out
    assert shown.out.startswith("curl -X GET https://a.example/animals/1")


def test_servers_are_chosen_by_flag_profile_and_environment(
    run: Run, environment: dict[str, str]
) -> None:
    environment["ZOO_BASE_URL"] = ""
    assert run("configure", "--set", "zone=south", "--profile", "far").code == 0

    def url(*flags: str) -> str:
        return run("animals", "get", "1", "--dry-run", *flags).out.split()[3]

    assert url() == "https://north.zoo.example/animals/1"
    environment["ZOO_ZONE"] = "east"
    assert url() == "https://east.zoo.example/animals/1"
    assert url("--profile", "far") == "https://south.zoo.example/animals/1"
    assert url("--profile", "far", "--zone", "up") == "https://up.zoo.example/animals/1"


def test_a_profile_that_is_asked_for_wins_over_the_environment(
    run: Run, program: Program, environment: dict[str, str], server: Server
) -> None:
    program("configure", "--profile", "b", stdin="api_key=key-of-b\n")
    assert run("animals", "get", "1", "--profile", "b").code == 0
    assert run("animals", "get", "1").code == 0
    keys = [row.header("X-Zoo") for row in server.seen]
    assert keys == ["key-of-b", "secret-of-the-zoo"]


def test_a_secret_can_be_in_a_file_of_its_own(
    run: Run, profiles: Path, server: Server, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("key-elsewhere\n")
    assert run("configure", "--secret-file", f"api_key={secret}").code == 0
    assert "key-elsewhere" not in profiles.read_text()
    assert run("animals", "get", "1").code == 0
    assert server.seen[-1].header("X-Zoo") == "key-elsewhere"
    secret.unlink()
    assert "api_key: cannot read" in run("animals", "get", "1").err


def test_no_secret_is_taken_from_a_command_line(run: Run, profiles: Path) -> None:
    refused = run("configure", "--set", "api_key=x")
    assert refused.code == 2
    assert "api_key is a secret" in refused.err
    assert not profiles.exists()


def test_a_file_that_others_can_read_is_refused(run: Run, profiles: Path) -> None:
    profiles.write_text(json.dumps({"default": {"api_key": "x"}}))
    profiles.chmod(0o644)
    refused = run("animals", "get", "1")
    assert refused.code == 2
    assert "others can read it" in refused.err
    profiles.chmod(0o600)
    profiles.write_text("{")
    assert run("animals", "get", "1").code == 2


def test_a_link_to_profiles_stays_one(run: Run, profiles: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    profiles.symlink_to(kept)
    for zone in ("south", "north"):
        assert run("configure", "--set", f"zone={zone}").code == 0
        assert profiles.is_symlink()
        assert json.loads(kept.read_text()) == {"default": {"zone": zone}}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_keyring_keeps_secrets_if_there_is_one(
    run: Run,
    program: Program,
    profiles: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[tuple[str, str], str] = {}
    ring = ModuleType("keyring")
    ring.set_password = lambda package, name, secret: kept.update(  # type: ignore[attr-defined]
        {(package, name): secret}
    )
    ring.get_password = lambda package, name: kept.get((package, name))  # type: ignore[attr-defined]
    program("configure", stdin="api_key=key-of-a-ring\n")
    monkeypatch.setitem(sys.modules, "keyring", None)
    missing = run("configure", "--keyring", "--set", "zone=south")
    assert (missing.code, "keyring is not installed" in missing.err) == (2, True)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert run("configure", "--keyring", "--set", "zone=south").code == 0
    assert "key-of-a-ring" not in profiles.read_text()
    assert run("animals", "get", "1").code == 0
    assert server.seen[-1].header("X-Zoo") == "key-of-a-ring"


def test_a_key_never_meets_another_ones_secret(packages: Path) -> None:
    """All credentials come from one place, be it incomplete."""
    from importlib import import_module

    profiles = import_module("zoo._runtime.cli.profiles")
    catalog = import_module("zoo._runtime.catalog")
    rows = tuple(
        catalog.Credential(name, f"PAIR_{name.upper()}") for name in ("key", "secret")
    )
    client = catalog.ClientEntry(
        class_name="Client",
        title="",
        version="",
        description="",
        prefix="PAIR",
        base_url_variable="PAIR_BASE_URL",
        credentials=rows,
    )
    file = profiles.Profiles("pair", "PAIR")
    file.load = lambda: {"default": {"key": "a", "secret": "b"}}
    os.environ["PAIR_KEY"] = "c"
    try:
        settings = profiles.find_settings(client, file, {}, None)
    finally:
        del os.environ["PAIR_KEY"]
    assert settings.keywords == {"key": "c"}
