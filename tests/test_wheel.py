"""What `pip install` of the wheel gives to someone who has nothing else: from an empty folder to a solved kata."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_OURS = ("PYTEST_", "CI", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "PYTHONPATH", "VIRTUAL_ENV")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is released."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


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
