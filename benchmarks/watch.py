"""From save to verdict in `keraskata watch`, beside what the same check costs in a pytest that has to import Keras."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

from pytest_keraskata import catalogue

ROOT = Path(__file__).parents[1]
TARGETS = {"conv_output": 0.3, "lstm": 0.8}
# A mistake in each, so that a save is as often wrong as right.
MISTAKES = {"conv_output": ("// stride", "// stride + 1"), "lstm": ("layers.LSTM(units)", "layers.LSTM(units + 1)")}
IMPORT = "import time; t = time.perf_counter(); import keras; print(time.perf_counter() - t)"
COMMAND = "from pytest_keraskata.cli import main; main()"
ENVIRONMENT = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}


def texts(kata: str) -> tuple[str, str]:
    """A right and a wrong answer."""
    right = (ROOT / "solutions" / catalogue.load(kata).file).read_text("utf-8")
    wrong = right.replace(*MISTAKES[kata])
    assert wrong != right, f"the solution of {kata} has no {MISTAKES[kata][0]!r} any more"
    return right, wrong


def cold(folder: Path, kata: str) -> float:
    """Seconds of one `pytest --kata=…` that finds the kata solved."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "pytest", f"--kata={kata}", "-q", "-p", "no:cacheprovider"]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - began


def imported() -> float:
    """Seconds of importing Keras, which a cold run can't be quicker than."""
    done = subprocess.run([sys.executable, "-c", IMPORT], env=ENVIRONMENT, capture_output=True, text=True, check=True)  # noqa: S603
    return float(done.stdout)


def warm(folder: Path, kata: str, saves: int, pause: float) -> tuple[list[float], list[float]]:
    """Seconds from save to the end of the verdict: of right answers, and of wrong ones."""
    right, wrong = texts(kata)
    file = folder / "katas" / catalogue.load(kata).file
    watcher = pexpect.spawn(
        sys.executable, ["-c", COMMAND, "watch", kata], cwd=str(folder), encoding="utf-8", timeout=120
    )
    times: tuple[list[float], list[float]] = ([], [])
    try:
        watcher.expect("q quit")
        for number in range(2 * saves):
            # As long as a human being needs at least.
            time.sleep(pause)
            is_wrong = number % 2
            began = time.perf_counter()
            file.write_text(f"{wrong if is_wrong else right}\n# {number}\n", "utf-8")
            watcher.expect(f"{kata}: {'failed' if is_wrong else 'solved'}")
            watcher.expect("q quit")
            times[is_wrong].append(time.perf_counter() - began)
        watcher.send("q")
        watcher.expect(pexpect.EOF)
    finally:
        watcher.close(force=True)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("katas", nargs="*", default=list(TARGETS), help="some of " + ", ".join(TARGETS))
    parser.add_argument("--saves", type=int, default=7, help="right answers saved, and as many wrong ones")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between a verdict and the next save")
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; import of Keras {imported():.2f} s")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for kata in arguments.katas:
            file = folder / "katas" / catalogue.load(kata).file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(texts(kata)[0], "utf-8")
            cold_runs = [cold(folder, kata) for _ in range(3)]
            right, wrong = warm(folder, kata, arguments.saves, arguments.pause)
            before, after = statistics.median(cold_runs), statistics.median(right + wrong)
            print(
                f"{kata}: save to verdict {after:.2f} s (right {statistics.median(right):.2f}, "
                f"wrong {statistics.median(wrong):.2f}, best {min(right + wrong):.2f}); cold {before:.2f} s; "
                f"ratio 1 : {before / after:.0f}; aim {TARGETS[kata]:.1f} s on two quiet cores; "
                f"load {os.getloadavg()[0]:.1f}"
            )


if __name__ == "__main__":
    main()
