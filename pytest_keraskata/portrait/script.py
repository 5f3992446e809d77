"""Runs a training script with `fit` intercepted: `python -m pytest_keraskata.portrait.script SCRIPT REPORT`.

When the script calls `fit`, a portrait of model and data is added to the report, and a short training on a few rows
takes the place of the long one, so that the script goes on.
"""

import contextlib
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from pytest_keraskata.asking.message import Malformed, pack, unpack
from pytest_keraskata.backend import keras
from pytest_keraskata.portrait.painter import portrait
from pytest_keraskata.portrait.painter.data import first_rows, overlap
from pytest_keraskata.portrait.painter.training import eagerly
from pytest_keraskata.portrait.seen import Fitting, Portrait

_FEW = 32
_NAMES = ("x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data", "shuffle")


def portraits(script: Path, timeout: float) -> tuple[list[Portrait], str]:
    """What the models that a script fits show, and what went wrong with the script: "" where nothing did.

    Args:
        script: the file, run in a process of its own.
        timeout: seconds.
    """
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        report = Path(folder) / "report"
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "pytest_keraskata.portrait.script", str(script.resolve()), str(report)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout)
        in_time = process.poll() is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        try:
            told = unpack(report.read_bytes())
            found, problem = list(told["portraits"]), str(told["problem"])
        except (OSError, Malformed, LookupError, TypeError):
            found, problem = [], "its process ended before anything could be looked at"
        if not in_time:
            problem = f"it still ran after {timeout:g} s, and was stopped"
        return [one for one in found if type(one) is Portrait], problem


def run(script: Path, report: Path) -> None:
    """Run a script as Python would, and write down what its calls of `fit` show."""
    seen: list[Portrait] = []
    problems: list[str] = []
    trained_by: dict[int, list[bool]] = {}
    fit, compile_ = keras.Model.fit, keras.Model.compile

    def compiled(self: Any, *args: Any, **kwargs: Any) -> Any:
        trained_by.pop(id(self), None)
        return compile_(self, *args, **kwargs)

    def fitted(self: Any, *args: Any, **kwargs: Any) -> Any:
        asked = {**dict(zip(_NAMES, args, strict=False)), **kwargs}
        with _patched(fit, compile_):
            _build(self, asked)
            try:
                seen.append(portrait(self, asked.get("x"), asked.get("y"), _fitting(self, asked, trained_by)))
            except Exception as fault:
                # Data may come as something that nobody can look into without using it up.
                problems.append(f"a call of fit could not be looked at ({type(fault).__name__}: {fault})"[:500])
            _write(report, seen, problems)
            trained_by[id(self)] = [bool(variable.trainable) for variable in self.weights]
            with eagerly(self):
                return fit(self, **_short(asked))

    sys.argv = [str(script)]
    sys.path.insert(0, str(script.parent))
    os.chdir(script.parent)
    _write(report, seen, problems)
    with _patched(fitted, compiled):
        try:
            runpy.run_path(str(script), run_name="__main__")
        except SystemExit:
            pass
        except BaseException as error:
            # Behind a fit that was cut short, much may fail that would not have; before it, it is worth telling.
            if not seen:
                _write(report, seen, [*problems, f"{type(error).__name__}: {error}"[:500]])


def _write(report: Path, seen: list[Portrait], problems: list[str]) -> None:
    # The process may be killed at any time.
    part = report.with_suffix(".part")
    part.write_bytes(pack({"portraits": seen, "problem": "; ".join(problems)}))
    part.replace(report)


@contextlib.contextmanager
def _patched(fit: Any, compile_: Any) -> Iterator[None]:
    """Inside, every model is fitted and compiled by these."""
    with mock.patch.object(keras.Model, "fit", fit), mock.patch.object(keras.Model, "compile", compile_):
        yield


def _build(model: Any, asked: dict[str, Any]) -> None:
    """A model that waits for its first batch to learn its shapes."""
    if not model.built:
        with contextlib.suppress(Exception):
            model(first_rows(asked.get("x"), 2))


def _fitting(model: Any, asked: dict[str, Any], trained_by: dict[int, list[bool]]) -> Fitting:
    plain = {name: value for name, value in asked.items() if type(value) in (bool, int, float, str, dict)}
    before = trained_by.get(id(model))
    changed = (
        tuple(
            str(variable.path)
            for variable, was in zip(model.weights, before, strict=False)
            if bool(variable.trainable) != was and "moving" not in variable.path
        )
        if before is not None
        else ()
    )
    return Fitting(plain, overlap(asked.get("x"), asked.get("validation_data")), changed)


def _short(asked: dict[str, Any]) -> dict[str, Any]:
    """The same call on a few rows, for one epoch."""
    short = {**asked, "epochs": 1, "verbose": 0}
    short.pop("initial_epoch", None)
    if asked.get("y") is not None:
        short["batch_size"] = _FEW
        for name in ("x", "y", "sample_weight"):
            if asked.get(name) is not None:
                short[name] = first_rows(asked[name], _FEW)
        held_out = asked.get("validation_data")
        if isinstance(held_out, list | tuple):
            short["validation_data"] = tuple(first_rows(part, _FEW) for part in held_out)
    else:
        short["steps_per_epoch"] = 1
    return short


if __name__ == "__main__":
    run(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
