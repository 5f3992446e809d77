"""What this machine has of what the katas need. Packages are asked for their versions and not imported."""

from __future__ import annotations

import json
import os
import platform
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path
from typing import Literal

from pytest_keraskata.answer import box
from pytest_keraskata.backend import used

_PACKAGE = "pytest-keraskata"
# What other builds of a package are called, by the module that all of them bring.
_OTHER_BUILDS = {"tensorflow": ("tensorflow-cpu", "tf-nightly", "tensorflow-macos", "tf-nightly-cpu")}
_USEFUL = {"pytest-xdist": "for pytest -n 2", "ipykernel": "for katas in a notebook"}


@dataclass(frozen=True)
class Part:
    """One thing that katas need or can use.

    Args:
        name: what it is.
        found: what is there.
        level: "fine", "wrong" where katas can't be checked like this, or "note".
        advice: what to know, or to do.
    """

    name: str
    found: str
    level: Literal["fine", "wrong", "note"] = "fine"
    advice: str = ""


def parts() -> Iterator[Part]:
    """Everything that is looked at, in order."""
    yield _python()
    yield Part(_PACKAGE, version(_PACKAGE))
    yield from _packages()
    yield _backend()
    yield _processes()
    yield _box()


def _python() -> Part:
    from packaging.specifiers import SpecifierSet

    wanted = metadata(_PACKAGE)["Requires-Python"]
    if platform.python_version() in SpecifierSet(wanted, prereleases=True):
        return Part("Python", platform.python_version())
    return Part(
        "Python", platform.python_version(), "wrong", f"needs {wanted}: create an environment with a different Python"
    )


def _packages() -> Iterator[Part]:
    from packaging.requirements import Requirement

    for wanted in map(Requirement, requires(_PACKAGE) or ()):
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        found = _version(wanted.name)
        if not found:
            yield Part(wanted.name, "missing", "wrong", _install(f"{wanted.name}{wanted.specifier}"))
        elif not wanted.specifier.contains(found, prereleases=True):
            yield Part(wanted.name, found, "wrong", _install(f"{wanted.name}{wanted.specifier}"))
        else:
            yield Part(wanted.name, found)
    for name, use in _USEFUL.items():
        found = _version(name)
        yield Part(name, found) if found else Part(name, "not installed (optional)", "note", f"{use}: {_install(name)}")


def _version(name: str) -> str:
    for build in (name, *_OTHER_BUILDS.get(name, ())):
        try:
            return version(build)
        except PackageNotFoundError:
            continue
    return ""


def _install(requirement: str) -> str:
    return f"{shlex.quote(sys.executable)} -m pip install {shlex.quote(requirement)}"


def _backend() -> Part:
    chosen = os.environ.get("KERAS_BACKEND")
    if chosen and chosen != used():
        advice = f"katas are still checked on TensorFlow, but your own scripts run on {chosen}"
        return Part("backend of Keras", f"{chosen} (KERAS_BACKEND)", "note", advice)
    if chosen:
        return Part("backend of Keras", f"{chosen} (KERAS_BACKEND)")
    path = Path(os.environ.get("KERAS_HOME", "~/.keras")).expanduser() / "keras.json"
    written = _written_backend(path)
    if written != "tensorflow":
        advice = f"set in {path}; katas are still checked on TensorFlow, but your own scripts run on {written}"
        return Part("backend of Keras", written, "note", advice)
    return Part("backend of Keras", "tensorflow")


def _written_backend(path: Path) -> str:
    # As Keras reads it: where it can't be made out, it doesn't count.
    try:
        return str(json.loads(path.read_text("utf-8")).get("backend", "tensorflow"))
    except (OSError, ValueError, AttributeError):
        return "tensorflow"


def _box() -> Part:
    """What stands between this machine and an answer that is graded."""
    tier = box.best()
    missing = "; ".join(problem for one in box.Tier if (problem := box.problem(one)) and one is not box.Tier.NONE)
    if tier is box.Tier.NONE:
        return Part(
            "sandbox", "none", "note", f"answers of people who can't be trusted can't be graded here: {missing}"
        )
    return Part(
        "sandbox", str(tier), "note" if missing else "fine", missing and f"the stronger one is missing: {missing}"
    )


def _processes() -> Part:
    if sys.platform == "linux":
        return Part("watch", "forks a warm process")
    if sys.platform == "win32":
        advice = "answers run in the checker's own process, so an answer that hangs isn't stopped; in WSL it would be"
        return Part("watch", "can't fork", "note", advice)
    return Part("watch", "can't fork", "note", "forking isn't safe on this system, so a verdict takes a little longer")
