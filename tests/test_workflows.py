"""What GitHub runs is what CONTRIBUTING.md tells people to run, and a session of the noxfile."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from pytest_keraskata import catalogue

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PREFIX = "Programming Language :: Python :: "
PYTHONS = [one.removeprefix(PREFIX) for one in PROJECT["classifiers"] if one.startswith(PREFIX)]
JOBS: dict[str, dict[str, Any]] = {
    name: job
    for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
    for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
}

each_job = pytest.mark.parametrize("name", JOBS)


def nox(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nox", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def sessions() -> set[str]:
    """The names of all sessions."""
    return set(re.findall(r"^[*-] (\S+)", nox("--list").stdout, re.M))


def commands(job: dict[str, Any]) -> Iterator[set[str]]:
    """What each step runs, in all that the matrix makes of it."""
    matrix: dict[str, list[str]] = job.get("strategy", {}).get("matrix", {})
    for step in job["steps"]:
        if "run" not in step:
            continue
        filled = set()
        for values in itertools.product(*matrix.values()):
            line = str(step["run"]).replace("${{ github.ref_name }}", "vVERSION")
            for key, value in zip(matrix, values, strict=True):
                line = line.replace(f"${{{{ matrix.{key} }}}}", value)
            filled.add(line)
        yield filled


def told() -> set[str]:
    """Every command of CONTRIBUTING.md, in a block or within a line."""
    return {line.strip() for line in PAGE.splitlines() if line.startswith("    ")} | set(
        re.findall(r"`([^`\n]+)`", PAGE)
    )


@each_job
def test_each_command_is_in_contributing(name: str) -> None:
    """Each step of each job runs one command, which CONTRIBUTING.md has, in one of the forms that the matrix gives it."""
    for lines in commands(JOBS[name]):
        assert lines & told(), f"{name}: CONTRIBUTING.md has none of {lines}"
        assert not any("${{" in line or "\n" in line for line in lines)


@each_job
def test_each_job_is_in_contributing(name: str) -> None:
    """The table has a line for it."""
    assert re.search(rf"^\| [^|]*\b{name}\b", PAGE, re.M)


@each_job
def test_each_session_exists(name: str, sessions: set[str]) -> None:
    """What a job asks nox for can be run here."""
    asked = {
        re.sub(r"^nox -s (\S+).*", r"\1", line) for lines in commands(JOBS[name]) for line in lines if "nox -s" in line
    }

    assert asked <= sessions


def test_pythons_are_the_same_everywhere(sessions: set[str]) -> None:
    """pyproject.toml, the noxfile and the workflows name the same Pythons, and those that can install it."""
    every = {f"3.{minor}" for minor in range(30)}

    assert set(PYTHONS) == set(SpecifierSet(PROJECT["requires-python"]).filter(every))
    for session, job in (("tests", "linux"), ("smoke", "elsewhere")):
        assert PYTHONS == JOBS[job]["strategy"]["matrix"]["python"]
        assert {f"{session}-{python}" for python in PYTHONS} <= sessions
    assert [PYTHONS[0], PYTHONS[-1]] == JOBS["package"]["strategy"]["matrix"]["python"]
    assert {"macos-latest", "windows-latest"} == set(JOBS["elsewhere"]["strategy"]["matrix"]["system"])


def test_the_audit_has_a_job_for_each_topic() -> None:
    """None is left out where one is added."""
    assert {kata.topic for kata in catalogue.all_katas()} == set(JOBS["audit"]["strategy"]["matrix"]["topic"])


def test_only_publishing_may_write() -> None:
    """No job has more rights than to read, but for the one that PyPI trusts, which has no password and waits for the rest."""
    workflows = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/workflows").glob("*.yml")]

    assert all(one["permissions"] == {"contents": "read"} for one in workflows)
    assert {"publish": {"id-token": "write"}} == {
        name: job["permissions"] for name, job in JOBS.items() if "permissions" in job
    }
    assert "build" == JOBS["publish"]["needs"]


def test_only_what_is_ready_is_released(tmp_path: Path) -> None:
    """A tag that isn't the version, changes without a section, or no real address stop a release."""
    (tmp_path / "noxfile.py").write_bytes((ROOT / "noxfile.py").read_bytes())
    pyproject, fragment = (ROOT / "pyproject.toml").read_text("utf-8"), tmp_path / "changes/+one.added.md"
    (tmp_path / "pyproject.toml").write_text(pyproject, "utf-8")
    fragment.parent.mkdir()
    fragment.write_text("One.\n", "utf-8")

    def ready(tag: str) -> tuple[bool, str]:
        done = nox("-s", "ready", "--", tag, folder=tmp_path)
        return done.returncode == 0, done.stderr

    tag = f"v{PROJECT['version']}"
    assert "its tag is v" in ready("v999")[1]
    assert "changes/" in ready(tag)[1]
    fragment.unlink()
    (tmp_path / "pyproject.toml").write_text(
        pyproject.replace(PROJECT["urls"]["Repository"], "https://a.example/b"), "utf-8"
    )
    assert "no real place" in ready(tag)[1]
    (tmp_path / "pyproject.toml").write_text(pyproject.replace(".example/", ".org/"), "utf-8")
    assert ready(tag)[0]
