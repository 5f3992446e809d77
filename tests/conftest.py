"""What the tests share: a project in which pytest is run as a learner runs it, and answers as text."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.explain import RULES

ROOT = Path(__file__).parents[1]
# Of this run, and none of the business of the one inside it.
_OURS = ("PYTEST_", "CI", "FORCE_COLOR", "NO_COLOR", "COLUMNS")


def resized(browser: Any, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


class Project:
    """A folder with a learner's files.

    Args:
        folder: where it lies; its name tells projects apart.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Wherever the folder lies, it is pytest's root; and what pytest will take away from the plugin fails.
        self.given({"pytest.ini": "[pytest]\nfilterwarnings = error::pytest.PytestDeprecationWarning\n"})

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("no Chromium with its driver here (Debian's packages chromium and chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path / "project")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder to be in: what an answer writes where it is run isn't the project's."""
    monkeypatch.chdir(tmp_path)


# How many of each kata's answers are checked where not all are asked for; one more right one is judged by its evidence.
_SAMPLED = {"right_answer": 1, "wrong_answer": 1}
_MISTAKES = 1
# Data and first weights of the programs that are diagnosed.
_SEEDS = (0, 1, 2)

# Files whose tests share nothing that takes long to make: their tests are spread over the workers, one by one.
_SPREAD = {"test_answers", "test_mistakes", "test_cheats", "test_diagnose", "test_evidence", "test_repository"}
# Of right ones and of wrong ones, how many of all are judged in a box.
_BOXED = 2

One = TypeVar("One")
Sample = Callable[[Sequence[Path], int, int], list[Path]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the whole corpus be run, of which a part is run otherwise."""
    parser.addoption(
        "--all-answers",
        action="store_true",
        help="Check every known answer, not a few of each kata, and every program, on three seeds",
    )
    parser.addoption(
        "--seeds",
        type=int,
        default=1,
        metavar="N",
        help="With how many seeds right answers are judged in a box; with --all-answers all of them are",
    )
    parser.addoption(
        "--answers-from",
        type=int,
        metavar="N",
        help="Which few are checked; by default the number of commits, so that each commit checks others",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    """Let a test that hangs fail by its name; the longest take some four minutes."""
    for item in items if config.pluginmanager.hasplugin("timeout") else ():
        item.add_marker(pytest.mark.timeout(15 * 60))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file in one worker, which makes what they share once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return nodeid if Path(file).stem in _SPREAD else file

    return ByFile(config, log)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose from the corpus; what is chosen is the same on every run of a commit."""
    everything = metafunc.config.getoption("all_answers")
    start = metafunc.config.getoption("answers_from")
    offset = _commits() if start is None else start
    here = Path(__file__).parent
    for kind in ("faulty", "sound"):
        if f"{kind}_program" in metafunc.fixturenames:
            files = sorted((here / "diagnosis" / kind).glob("*.py"))
            chosen = files if everything else _sample(files, len(files) // 8, offset)
            # The seeds alternate, and those of a program do so from one of its turns to the next.
            turn = offset // 8
            pairs = [
                (path, seed)
                for place, path in enumerate(chosen)
                for seed in (_SEEDS if everything else [_SEEDS[(place + turn) % len(_SEEDS)]])
            ]
            ids = [f"{path.stem}-{seed}" for path, seed in pairs]
            metafunc.parametrize((f"{kind}_program", "program_seed"), pairs, ids=ids)
    if "audited" in metafunc.fixturenames:
        katas = list(catalogue.index())
        metafunc.parametrize("audited", katas if everything else _sample(katas, len(katas) // 8, offset))
    if "cheat" in metafunc.fixturenames:
        files = sorted((here / "cheats").glob("*.py"))
        chosen = files if everything else _sample(files, len(files) // 8, offset)
        metafunc.parametrize("cheat", chosen, ids=[path.stem for path in chosen])
    if "boxed_answer" in metafunc.fixturenames:
        files = sorted((here / "answers").glob("*/*.py"))
        of_kinds = [[path for path in files if path.name.startswith(kind)] for kind in ("right", "wrong")]
        chosen = [path for kind in of_kinds for path in (kind if everything else _sample(kind, _BOXED, offset))]
        count = metafunc.config.getoption("seeds")
        # Wrong ones with the seed that they are known by, right ones with any.
        pairs = [
            (path, seed)
            for path in chosen
            for seed in (range(1 + offset, 1 + offset + count) if path.name.startswith("right") else (0,))
        ]
        ids = [f"{path.parent.name}/{path.stem}-{seed}" for path, seed in pairs]
        metafunc.parametrize(("boxed_answer", "seed"), pairs, ids=ids)
    if "rule" in metafunc.fixturenames:
        of_ours = RULES if everything else _sample(RULES, len(RULES) // 2, offset, by_name=False)
        metafunc.parametrize("rule", of_ours, ids=[rule.name for rule in of_ours])
    if "recognised_kata" in metafunc.fixturenames:
        katas = list(catalogue.index())
        metafunc.parametrize("recognised_kata", katas if everything else _sample(katas, len(katas) // 4, offset))
    if "lied_to" in metafunc.fixturenames:
        katas = list(catalogue.index())
        metafunc.parametrize("lied_to", katas if everything else _sample(katas, 2, offset))
        metafunc.parametrize("nth", [offset])
    if "mistake" in metafunc.fixturenames:
        chosen_mistakes = [
            (kata, *one)
            for kata in catalogue.index()
            for known in [[(check, mistake) for check in catalogue.load(kata).checks for mistake in check.mistakes]]
            for one in (known if everything else _sample(known, _MISTAKES, offset, by_name=False))
        ]
        ids = [f"{kata}-{check.name}-{mistake.id}" for kata, check, mistake in chosen_mistakes]
        metafunc.parametrize(("kata", "check", "mistake"), chosen_mistakes, ids=ids)
    for name, count in _SAMPLED.items():
        if name in metafunc.fixturenames:
            folders = sorted(path for path in (here / "answers").iterdir() if path.is_dir())
            kind = name.removesuffix("_answer")
            chosen = [
                path
                for folder in folders
                for files in [sorted(folder.glob(f"{kind}_*.py"))]
                for path in (files if everything else _sample(files, count, offset))
            ]
            metafunc.parametrize(name, chosen, ids=[f"{path.parent.name}/{path.stem}" for path in chosen])


@pytest.fixture
def sample() -> Sample:
    """What chooses so many of some files, by an offset."""
    return _sample


@cache
def _commits() -> int:
    """How many commits led here; 0 where that can't be known."""
    try:
        told = subprocess.run(
            ["git", "rev-list", "--count", "HEAD"],  # noqa: S607 - wherever git is
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return 0
    return int(told.stdout)


def _sample(files: Sequence[One], count: int, offset: int, *, by_name: bool = True) -> list[One]:
    """So many of the files, spread evenly over the names; each offset takes those behind the last one's."""
    if len(files) <= count:
        return list(files)
    chosen = [files[(int(place * len(files) / count) + offset) % len(files)] for place in range(count)]
    return sorted(chosen) if by_name else chosen  # type: ignore[type-var]
