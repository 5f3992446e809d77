"""Runs a training script with `fit` intercepted: `python -m pytest_keraskata.player.script SCRIPT REPORT`.

When the script calls `fit`, model and data are looked at, findings are added to the report, and a short training on
a few rows takes the place of the long one, so that the script goes on.
"""

import contextlib
import dataclasses
import json
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

from pytest_keraskata.backend import import_keras
from pytest_keraskata.kata import Finding

_FEW = 32
_NAMES = ("x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data", "shuffle")


def script_findings(script: Path, timeout: float) -> tuple[list[Finding], bool]:
    """What the models that a script fits show, and whether it came to its end in this time.

    Args:
        script: the file, run in a process of its own.
        timeout: seconds.
    """
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        report = Path(folder) / "report.json"
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "pytest_keraskata.player.script", str(script.resolve()), str(report)],
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
        told = json.loads(report.read_text("utf-8")) if report.is_file() else []
        found = [Finding(**{**one, "details": tuple(one["details"])}) for one in told]
        if not told and not report.is_file() and in_time:
            found = [Finding("it does not run", script.name, "", "its process ended before it could be looked at")]
        return found, in_time


def run(script: Path, report: Path) -> None:
    """Run a script as Python would, and write down what its calls of `fit` show."""
    import_keras()
    import keras

    told: list[dict[str, Any]] = []
    trained_by: dict[int, list[bool]] = {}
    fit, compile_ = keras.Model.fit, keras.Model.compile

    def compiled(self: Any, *args: Any, **kwargs: Any) -> Any:
        trained_by.pop(id(self), None)
        return compile_(self, *args, **kwargs)

    def fitted(self: Any, *args: Any, **kwargs: Any) -> Any:
        from pytest_keraskata.diagnosis.universal import findings
        from pytest_keraskata.probes.portrait import portrait

        asked = {**dict(zip(_NAMES, args, strict=False)), **kwargs}
        with _only_once(keras, fit, compile_):
            _build(self, asked)
            found = findings(portrait(self, asked.get("x"), asked.get("y"), _fitting(self, asked, trained_by)))
            told.extend(one for one in map(dataclasses.asdict, found) if one not in told)
            _write(report, told)
            trained_by[id(self)] = [bool(variable.trainable) for variable in self.weights]
            return fit(self, **_short(asked))

    sys.argv = [str(script)]
    sys.path.insert(0, str(script.parent))
    os.chdir(script.parent)
    _write(report, told)
    with mock.patch.object(keras.Model, "fit", fitted), mock.patch.object(keras.Model, "compile", compiled):
        try:
            runpy.run_path(str(script), run_name="__main__")
        except SystemExit:
            pass
        except BaseException as error:
            # Behind a fit that was cut short, much may fail that would not have; before it, it is worth telling.
            if not told and not trained_by:
                raised = f"{type(error).__name__}: {error}"
                told.append({"check": "it does not run", "call": script.name, "expected": "", "found": raised[:500],
                             "why": "the script raised before it came to fit", "advice": "run it by itself first",
                             "line": None, "details": [], "level": "error"})  # fmt: skip
                _write(report, told)


def _write(report: Path, told: list[dict[str, Any]]) -> None:
    # The process may be killed at any time.
    part = report.with_suffix(".part")
    part.write_text(json.dumps(told), "utf-8")
    part.replace(report)


@contextlib.contextmanager
def _only_once(keras: Any, fit: Any, compile_: Any) -> Iterator[None]:
    with mock.patch.object(keras.Model, "fit", fit), mock.patch.object(keras.Model, "compile", compile_):
        yield


def _build(model: Any, asked: dict[str, Any]) -> None:
    """A model that waits for its first batch to learn its shapes."""
    from pytest_keraskata.probes.portrait import first_rows

    if not model.built:
        with contextlib.suppress(Exception):
            model(first_rows(asked.get("x"), 2))


def _fitting(model: Any, asked: dict[str, Any], trained_by: dict[int, list[bool]]) -> Any:
    from pytest_keraskata.portrait import Fitting
    from pytest_keraskata.probes.portrait import overlap

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
    from pytest_keraskata.probes.portrait import first_rows

    short = {**asked, "epochs": 1, "verbose": 0}
    short.pop("initial_epoch", None)
    if asked.get("y") is not None:
        for name in ("x", "y", "sample_weight"):
            if asked.get(name) is not None:
                short[name] = first_rows(asked[name], _FEW)
    else:
        short["steps_per_epoch"] = 1
    return short


if __name__ == "__main__":
    run(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
