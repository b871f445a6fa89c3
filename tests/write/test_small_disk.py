"""Real disks that are full, or that are not the one beside: mounts in a child."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import sys
from pathlib import Path
from generator.write import OutputError, Target, write
from tests.write.samples import NEW, OLD, sources

target = Target(Path(sys.argv[1]), "shop")
{0}
try:
    write({1}, target)
except OutputError as error:
    print(error.path.relative_to(target.output), error.message)
assert sources(target.output) == {2}
assert not target.work.exists()
"""


def in_a_child_with(mount: Path, program: str, output: Path) -> str:
    """Run a program where a disk of 64 KiB is mounted; return what it prints."""
    if not shutil.which("unshare"):
        pytest.skip("no program to make mounts that only a child sees")
    prepare = f"mkdir -p {mount} && mount -t tmpfs -o size=64k none {mount}"
    child = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]
    ran = subprocess.run([*child, prepare], check=False, capture_output=True)
    if ran.returncode:
        pytest.skip("mounts are not allowed here")
    line = f'{prepare} && exec "$@"'
    command = [*child, line, "sh", sys.executable, "-c", program, str(output)]
    root = Path(__file__).parents[2]
    ran = subprocess.run(command, check=False, capture_output=True, cwd=root)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    big = "{**NEW, 'shop/big.py': 'x = 1\\n' * 20_000}"
    program = _PROGRAM.format("write(OLD, target)", big, "OLD")
    said = in_a_child_with(tmp_path / "disk", program, tmp_path / "disk" / "generated")
    assert "no space" in said


def test_a_package_on_another_disk_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "generated"
    program = _PROGRAM.format("", "OLD", "{}")
    said = in_a_child_with(output / "shop", program, output)
    assert said.startswith("shop is a mount point")
