"""A learner's folder: where it lies, and the stubs and solutions that fill it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.learner.files import write_whole

KATAS = "katas"
README = """\
Katas for Keras: fill in the files in `katas/`, then check one with `pytest --kata=lstm` or all of them with `pytest katas`.
`keraskata next` shows the next kata, `keraskata hint lstm` helps, and `keraskata list` shows how far you are.
"""
SETTINGS = """\
[tool.pytest.ini_options]
testpaths = ["katas"]
addopts = ["--import-mode=importlib"]
"""


class NoFolder(LookupError):
    """There is no folder of katas here; its text says how to get one."""


class NotShipped(LookupError):
    """A stub or solution that came with no package; its text says what was looked for."""


@dataclass
class Filled:
    """What `Folder.fill` did, as paths relative to the folder.

    Args:
        written: files that are new.
        kept: files that were there already.
        unknown: files that belong to no kata, or no longer.
        missing: katas of which no stub could be found.
    """

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Folder:
    """A learner's folder.

    Args:
        root: the folder in which `katas/` lies.
    """

    root: Path

    @classmethod
    def nearest(cls) -> Folder | None:
        """The nearest folder with a `katas/` in it, at or above the current directory, or None."""
        here = Path.cwd().resolve()
        return next((cls(folder) for folder in (here, *here.parents) if (folder / KATAS).is_dir()), None)

    @classmethod
    def find(cls) -> Folder:
        """The nearest folder.

        Raises:
            NoFolder: where there is none.
        """
        found = cls.nearest()
        if found is None:
            here = Path.cwd().resolve()
            raise NoFolder(f"there is no folder of katas in {here} or above it; keraskata init makes one")
        return found

    def stub(self, kata: str) -> Path:
        """The learner's file of a kata."""
        return self.root / KATAS / catalogue.topic_of(kata) / f"{kata}.py"

    @property
    def is_filled(self) -> bool:
        """Whether there are katas in it, and not just a folder that happens to be called so."""
        return any(self.stub(kata).is_file() for kata in catalogue.index())

    def name(self, path: Path) -> str:
        """A file of this folder as it is called from there."""
        return path.relative_to(self.root).as_posix()

    def fill(self) -> Filled:
        """Write the stubs and settings that are not there yet, and nothing over anything.

        Raises:
            OSError: where something can't be written.
        """
        done = Filled()
        for kata in catalogue.index():
            # Packages of others may bring katas without stubs.
            try:
                self._write(done, self.stub(kata), partial(shipped_stub, kata))
            except NotShipped:
                done.missing.append(kata)
        self._write(done, self.root / "README.md", lambda: README)
        self._write(done, self.root / "pyproject.toml", lambda: SETTINGS)
        known = {self.stub(kata) for kata in catalogue.index()}
        done.unknown = sorted(self.name(path) for path in self.root.glob(f"{KATAS}/*/*.py") if path not in known)
        return done

    def _write(self, done: Filled, path: Path, text: Callable[[], str]) -> None:
        if path.exists():
            done.kept.append(self.name(path))
            return
        whole = text()
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not even over a file that came into being since.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(whole)
        done.written.append(self.name(path))

    def reset(self, kata: str) -> Path | None:
        """Put the untouched stub in a kata's place.

        Returns:
            where the learner's file is kept, or None where there was nothing to keep.

        Raises:
            NotShipped: where no untouched stub can be found.
            OSError: where something can't be written.
        """
        path, text = self.stub(kata), shipped_stub(kata)
        kept = None
        if path.exists() and path.read_bytes() != text.encode():
            kept = first_free(path)
            with kept.open("xb") as file:
                file.write(path.read_bytes())
        write_whole(path, text.removesuffix("\n"))
        return kept


def first_free(path: Path) -> Path:
    """The first of `lstm.py.1.bak`, `lstm.py.2.bak`, … that isn't there yet."""
    names = (path.with_name(f"{path.name}.{number}.bak") for number in count(1))
    return next(name for name in names if not name.exists())


def shipped_stub(kata: str) -> str:
    """The text of a kata's stub, as everyone starts from it.

    Raises:
        NotShipped: where there is none.
    """
    path = catalogue.shipped(kata, KATAS)
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    # In a copy of the repository the stubs are where the learner writes.
    return text if _is_untouched(text, kata) else _untouched_in_history(path, kata)


def shipped_solution(kata: str) -> str:
    """The text of a kata's worked answer.

    Raises:
        NotShipped: where there is none.
    """
    path = catalogue.shipped(kata, "solutions")
    if not path.is_file():
        raise NotShipped(f"{kata} has no solution file; reinstall its package to get it")
    return path.read_text("utf-8")


def commentary(kata: str) -> str:
    """Why the worked answer of a kata is right: what it says about itself, without its code.

    Raises:
        NotShipped: where there is none.
    """
    return ast.get_docstring(ast.parse(shipped_solution(kata))) or ""


def _is_untouched(text: str, kata: str) -> bool:
    from pytest_keraskata.judge.written import is_stub_text

    return is_stub_text(text, catalogue.load(kata))


def _untouched_in_history(path: Path, kata: str) -> str:
    for commit in _git(path, "log", "--format=%H", "--", path.name).split():
        text = _git(path, "show", f"{commit}:./{path.name}")
        if _is_untouched(text, kata):
            return text
    raise NotShipped(f"no untouched stub of {kata} was found, neither in its package nor in git's history of {path}")


def _git(path: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=path.parent,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
