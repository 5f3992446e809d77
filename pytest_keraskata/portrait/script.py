"""Runs a training script under observation: `python -m pytest_keraskata.portrait.script SCRIPT REPORT BUDGET`.

When the script trains a model, a portrait of model and data is added to the report, and a short training on a few rows
takes the place of the long one, so that the script goes on.
"""

import contextlib
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pytest_keraskata.asking.message import Malformed, pack, unpack
from pytest_keraskata.backend import import_keras
from pytest_keraskata.portrait.places import Places
from pytest_keraskata.portrait.seen import Report
from pytest_keraskata.portrait.watching import Enough, Watch


def reported(script: Path, timeout: float, budget: float, arguments: Sequence[str] = ()) -> Report:
    """What a script shows that is run in a process of its own.

    Args:
        script: the file.
        timeout: seconds that it may run.
        budget: seconds for each model, about.
        arguments: for the script's command line.
    """
    if script.suffix == ".ipynb":
        return Report(
            str(script),
            left_out=(f"it is a notebook; jupyter nbconvert --to script {script.name} makes a script of it",),
        )
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        report = Path(folder) / "report"
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", __name__, str(script.resolve()), str(report), str(budget), *arguments],
            # Python reads modules from where it starts, and the script's folder may have some of common names.
            cwd=folder,
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
        except (OSError, Malformed, LookupError, TypeError):
            told = None
    if not isinstance(told, Report):
        told = Report(str(script))
    if not in_time:
        told = replace(told, left_out=(f"it still ran after {timeout:g} s, and was stopped", *told.left_out))
    elif not told.ended:
        told = replace(
            told, left_out=(f"its process ended before the script's end{_status(process.returncode)}", *told.left_out)
        )
    return told


def _status(code: int) -> str:
    if code >= 0:
        return f", with exit status {code}" if code else ""
    names = {one.value: one.name for one in signal.Signals}
    return f", by the signal {names.get(-code, -code)}" + (
        " (was there enough memory?)" if code == -signal.SIGKILL else ""
    )


def run(script: Path, report: Path, budget: float = 20.0, arguments: Sequence[str] = ()) -> None:
    """Run a script as Python would, and write down what its training shows."""
    import_keras(on="tensorflow")
    places = Places(script)
    watch = Watch(places, budget, lambda: told())
    raised, by_keras, ended = None, False, False

    def told() -> None:
        seen, left_out = tuple(watch.seen), tuple(dict.fromkeys(watch.left_out))
        _write(report, Report(str(script), seen, raised, by_keras, left_out, ended))

    sys.argv = [str(script), *arguments]
    sys.path.insert(0, str(script.parent))
    os.chdir(script.parent)
    watch.write()
    with watch.on():
        try:
            runpy.run_path(str(script), run_name="__main__")
        except Enough:
            pass
        except SystemExit as error:
            # What a script says in the end of its own is no fault, where it has trained something.
            if error.code and not watch.seen:
                raised, _ = places.raised(error)
        except BaseException as error:
            if not watch.knows(error):
                raised, by_keras = places.raised(error)
        watch.finish()
    ended = True
    told()


def _write(report: Path, told: Report) -> None:
    # The process may be killed at any time.
    part = report.with_suffix(".part")
    part.write_bytes(pack(told))
    part.replace(report)


if __name__ == "__main__":
    run(Path(sys.argv[1]).resolve(), Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:])
