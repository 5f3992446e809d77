"""What `pip install` of the wheel gives to someone who has nothing else: from an empty folder to a solved kata."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_OURS = ("PYTEST_", "CI", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "PYTHONPATH", "VIRTUAL_ENV")


# What is downloaded, in bytes: a picture or a data set among the sources would break these.
_LARGEST_WHEEL, _LARGEST_SDIST = 1_250_000, 1_000_000


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as they are released."""
    return built(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is released."""
    return built(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def built(sources: Path, kind: str, folder: Path) -> Path:
    """What hatchling builds of sources."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder], cwd=sources, check=True)
    (one,) = folder.iterdir()
    return one


def shipped(*patterns: str) -> set[str]:
    """The files of this repository that belong into a release."""
    paths = (path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs lie of a fresh environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    python = programs / "python"
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True)
    # Lends it what the package depends on; a `.pth` file in a folder that was lent isn't read, so the package isn't lent.
    packages = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    Path(packages, "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return programs


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)} | {"COLUMNS": "110"}
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_from_an_empty_folder_to_a_solved_kata(programs: Path, tmp_path: Path) -> None:
    """`init`, todo, no solution yet, fill in, solved, changed again."""
    keraskata, python = programs / "keraskata", programs / "python"
    file = tmp_path / "katas/recurrent/lstm.py"
    pytest_lstm = [python, "-m", "pytest", "--kata=lstm"]
    where = run(tmp_path, python, "-c", "import pytest_keraskata; print(pytest_keraskata.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(programs.parent), where.stderr

    begun = run(tmp_path, keraskata, "init")
    assert (0, "begin: keraskata next") == (begun.returncode, begun.stdout.splitlines()[-1]), begun.stderr
    assert (ROOT / "katas/recurrent/lstm.py").read_text("utf-8") == file.read_text("utf-8")
    todo = run(tmp_path, *pytest_lstm)
    assert 1 == todo.returncode
    assert "next: lstm  katas/recurrent/lstm.py" in todo.stdout
    assert 1 == run(tmp_path, keraskata, "solution", "lstm").returncode

    file.write_text(run(tmp_path, keraskata, "solution", "lstm", "--anyway").stdout, "utf-8")
    solved = run(tmp_path, *pytest_lstm)
    assert (0, "") == (solved.returncode, solved.stderr), solved.stdout
    assert "1 of 1 kata solved" in solved.stdout
    listed = run(tmp_path, keraskata, "list", "lstm").stdout
    assert ["lstm", "solved"] == listed.splitlines()[1].split()[:2]
    assert file.read_text("utf-8") == run(tmp_path, keraskata, "solution", "lstm").stdout

    file.write_text(file.read_text("utf-8") + "\n# more\n", "utf-8")
    assert "stale (solved)" in run(tmp_path, keraskata, "list", "lstm").stdout


def test_the_wheel_holds_what_learners_need(wheel: Path) -> None:
    """The package, stubs and solutions: no tests, no answers, nothing else; and not much of it."""
    package = shipped("pytest_keraskata/**/*")
    lent = {f"pytest_keraskata/_{name}" for name in shipped("katas/**/*", "solutions/**/*")}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    about = {name for name in names if ".dist-info/" in name}

    assert names - about == package | lent
    assert {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "LICENSE"} == {name.rpartition("/")[2] for name in about}
    assert wheel.stat().st_size < _LARGEST_WHEEL


def test_the_sources_hold_what_the_wheel_is_built_of(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """No tests and no answers either; a wheel that is built of them holds the same files, byte by byte."""
    wanted = shipped("pytest_keraskata/**/*", "katas/**/*", "solutions/**/*")
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
        archive.extractall(tmp_path, filter="data")
    (sources,) = tmp_path.iterdir()

    assert names - wanted == {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml", ".gitignore"}
    assert wanted <= names
    assert sdist.stat().st_size < _LARGEST_SDIST
    assert contents(wheel) == contents(built(sources, "wheel", tmp_path / "again"))


def contents(wheel: Path) -> dict[str, int]:
    """The files of a wheel with their checksums."""
    with zipfile.ZipFile(wheel) as archive:
        return {one.filename: one.CRC for one in archive.infolist()}


def test_an_index_accepts_them(wheel: Path, sdist: Path) -> None:
    """What PyPI looks at: metadata, and a description that can be shown."""
    command = [sys.executable, "-m", "twine", "check", "--strict", wheel, sdist]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == checked.returncode, checked.stdout
