"""What the tests share: a project in which pytest is run as a learner runs it, and answers as text."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Of this run, and none of the business of the one inside it.
_OURS = ("PYTEST_", "CI", "FORCE_COLOR", "NO_COLOR", "COLUMNS")


class Project:
    """A folder with a learner's files.

    Args:
        folder: where it lies; its name tells projects apart.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Wherever the folder lies, it is pytest's root.
        self.given({"pytest.ini": "[pytest]\n"})

    def given(self, files: Mapping[str, str | bytes]) -> "Project":
        """This project with these files, written or overwritten."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def with_stubs(self, *names: str) -> "Project":
        """This project with the stubs that everyone starts from."""
        return self.given({f"katas/{name}": (ROOT / "katas" / name).read_text("utf-8") for name in names})

    def with_solutions(self, *names: str, into: str = "katas") -> "Project":
        """This project with worked answers in the place of stubs."""
        return self.given({f"{into}/{name}": (ROOT / "solutions" / name).read_text("utf-8") for name in names})

    def run(self, *arguments: str) -> pytest.RunResult:
        """Run pytest here, with these arguments, in a process of its own."""
        # The fixture `pytester` lives for one test and puts `sys.modules` back afterwards, which Keras can't bear.
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if not name.startswith(_OURS)} | {"COLUMNS": "110"},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        lasted = time.perf_counter() - started
        return pytest.RunResult(done.returncode, done.stdout.splitlines(), done.stderr.splitlines(), lasted)


Projects = Callable[[str], Project]


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    """Makes an empty project of a name; for runs that many tests look at."""
    return lambda name: Project(tmp_path_factory.mktemp(name))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path / "project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the whole corpus of wrong answers be run, of which a part is run otherwise."""
    parser.addoption(
        "--all-answers",
        action="store_true",
        help="Check every wrong answer, not six of each kata, and programs on three seeds",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Spread the six evenly over the names, so that it is the same one on every run."""
    if "program_seed" in metafunc.fixturenames:
        metafunc.parametrize("program_seed", (0, 1, 2) if metafunc.config.getoption("all_answers") else (0,))
    if "wrong_answer" not in metafunc.fixturenames:
        return
    folders = sorted(path for path in (Path(__file__).parent / "answers").iterdir() if path.is_dir())
    chosen = []
    for folder in folders:
        files = sorted(folder.glob("wrong_*.py"))
        step = 1 if metafunc.config.getoption("all_answers") else max(len(files) / 6, 1)
        chosen += [files[int(place * step)] for place in range(len(files)) if int(place * step) < len(files)]
    metafunc.parametrize("wrong_answer", chosen, ids=[f"{path.parent.name}/{path.stem}" for path in chosen])
