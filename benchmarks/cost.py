"""What checking costs, as ratios to a floor measured in the same run: time, memory, and a table of checks by time."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOOR = """
import time
began = time.perf_counter()
import keras
print(time.perf_counter() - began)
import numpy
model = keras.Sequential([keras.Input((20, 1)), keras.layers.LSTM(50), keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(numpy.zeros((64, 20, 1), "float32"), numpy.zeros((64, 1)), verbose=0)
"""


def memory_of_tree(root: int) -> float:
    """Proportional memory of a process and all below it, in MB; 0 where the system doesn't tell."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    total, waiting = 0.0, [root]
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:"))
    return total


def run(command: list[str]) -> tuple[float, float, str]:
    """Wall seconds, peak memory of the whole tree in MB, and what was printed."""
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    with tempfile.TemporaryFile("w+") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.DEVNULL, env=environment)  # noqa: S603
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, memory_of_tree(process.pid))
            time.sleep(0.05)
        took = time.perf_counter() - began
        said.seek(0)
        return took, peak, said.read()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each command; the median counts")
    repeat = parser.parse_args().repeat
    floors, lstms = [], []
    # Alternately, so that a busy moment of the machine hits both.
    for _ in range(repeat):
        floors.append(run([sys.executable, "-c", FLOOR]))
        lstms.append(
            run([sys.executable, "-m", "pytest", "--kata=lstm", "--solutions", "-q", "-p", "no:cacheprovider"])
        )
    floor, floor_memory = (statistics.median(values) for values in list(zip(*floors, strict=True))[:2])
    imported = statistics.median(float(said.split()[0]) for *_, said in floors)
    lstm, lstm_memory = (statistics.median(values) for values in list(zip(*lstms, strict=True))[:2])
    print(f"floor: {floor:.2f} s, of which import {imported:.2f} s; {floor_memory:.0f} MB")
    print(
        f"pytest --kata=lstm --solutions: {lstm:.2f} s = {lstm / floor:.2f} × floor; "
        f"{lstm_memory:.0f} MB = {lstm_memory / floor_memory:.2f} × floor"
    )
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "verdicts.json")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "--solutions",
            "-q",
            "-p",
            "no:cacheprovider",
            f"--kata-json={written}",
        ]
        whole, memory, said = run(command)
        verdicts = json.loads(written.read_text())["verdicts"]
    print(
        f"pytest --solutions: {whole:.2f} s, {whole - imported:.2f} s after the import; "
        f"{memory:.0f} MB = {memory / floor_memory:.2f} × floor; {said.strip().splitlines()[-1]}"
    )
    table(verdicts)


def table(verdicts: list[dict]) -> None:
    """Checks by time, katas first."""
    katas = sorted(verdicts, key=lambda verdict: -sum(check["seconds"] for check in verdict["checks"]))
    print(f"\n{'kata':<22}{'seconds':>8}  checks")
    for verdict in katas:
        checks = sorted(verdict["checks"], key=lambda check: -check["seconds"])
        listed = ", ".join(f"{check['name']} {check['seconds']:.2f}" for check in checks if check["seconds"] >= 0.005)
        print(f"{verdict['kata']:<22}{sum(check['seconds'] for check in checks):>8.2f}  {listed}")
    print(f"{'all':<22}{sum(check['seconds'] for verdict in katas for check in verdict['checks']):>8.2f}")


if __name__ == "__main__":
    main()
