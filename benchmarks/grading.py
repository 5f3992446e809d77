"""What grading a class costs: boxed, unboxed, and beside one cold pytest per file; memory; and a schedule of many learners.

Everything is measured in one run, so that the ratios hold on any machine; seconds hold on this one only.
"""

from __future__ import annotations

import argparse
import contextlib
import heapq
import itertools
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cost import memory_of_tree

from pytest_keraskata import catalogue
from pytest_keraskata.answer import box
from pytest_keraskata.answer.box import Tier
from pytest_keraskata.answer.players import Players
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.function import FunctionRequest
from pytest_keraskata.grading.judging import _TASKS

ROOT = Path(__file__).parents[1]
# Two that build a model, one that trains, two that only compute.
KATAS = ("lstm", "ann", "early_stopping", "losses", "conv_output")
TOGETHER = 2
SEED = 7
ENVIRONMENT = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "PYTHONPATH": str(ROOT)}
GRADE = "from pytest_keraskata.cli import main; main()"
# The command takes the strongest sandbox that there is; this one finds none.
UNBOXED = f"from pytest_keraskata.answer import box; box.best = lambda: box.Tier.NONE; {GRADE}"


# --- a class ----------------------------------------------------------------------------------------------


def answers(kata: str) -> list[bytes]:
    """The known answers to a kata, right and wrong in turn, that can be judged to the end."""
    folder = ROOT / "tests" / "answers" / kata
    right, wrong = (
        [
            text
            for path in sorted(folder.glob(f"{kind}_*.py"))
            for text in [path.read_bytes()]
            if not re.search(rb"^# fails: error|coding", text, re.M)
        ]
        for kind in ("right", "wrong")
    )
    length = max(len(right), len(wrong))
    pairs = zip(itertools.cycle(right), itertools.cycle(wrong), range(length), strict=False)
    return [text for first, second, _ in pairs for text in (first, second)]


def handed_in(folder: Path, learners: int, katas: Sequence[str], *, first: int = 0) -> list[tuple[str, Path]]:
    """A class whose files all differ: each learner's are in the places of a learner's own folder."""
    written = []
    for kata in katas:
        known = answers(kata)
        for number in range(first, first + learners):
            path = folder / f"{number:05}" / "katas" / catalogue.topic_of(kata) / f"{kata}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(known[number % len(known)] + f"\n# {number}\n".encode())
            written.append((kata, path))
    return written


# --- what is measured -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Graded:
    """What one run of `keraskata grade` took: seconds, and MB of all its processes, every five seconds."""

    seconds: float
    memory: list[float]

    def memory_in(self, part: int, parts: int = 3) -> float:
        """The most in one part of the run."""
        size = max(len(self.memory) // parts, 1)
        return max(self.memory[part * size : (part + 1) * size] or [0.0])


def graded(place: Path, out: Path, katas: Sequence[str], program: str = GRADE) -> Graded:
    """Grade a class with one command."""
    command = [sys.executable, "-c", program, "grade", str(place), f"--katas={','.join(katas)}", f"--out={out}",
               f"--jobs={TOGETHER}", f"--seed={SEED}", "--unsafe-no-sandbox"]  # fmt: skip
    began = time.perf_counter()
    memory = []
    with (out.parent / f"{out.name}.txt").open("w") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=said, stderr=said)  # noqa: S603
        while process.poll() is None:
            memory.append(memory_of_tree(process.pid))
            with contextlib.suppress(subprocess.TimeoutExpired):
                # Not more often: to look at a process's memory holds it up.
                process.wait(5)
    if process.returncode not in (0, 1):
        raise SystemExit((out.parent / f"{out.name}.txt").read_text())
    return Graded(time.perf_counter() - began, memory)


def results(out: Path) -> dict[str, list[float]]:
    """How long each file was judged, by kata; a fault ends the benchmark."""
    base = sqlite3.connect(out / "gradebook.sqlite")
    found: dict[str, list[float]] = {}
    for kata, seconds, outcome, detail in base.execute("SELECT kata, seconds, outcome, detail FROM result"):
        if outcome == "fault":
            raise SystemExit(f"a fault: {kata}: {detail}")
        found.setdefault(kata, []).append(seconds)
    base.close()
    return found


def cold(files: Sequence[tuple[str, Path]]) -> float:
    """Seconds for one cold pytest per file, so many at once."""

    def one(asked: tuple[str, Path]) -> None:
        kata, path = asked
        command = [sys.executable, "-m", "pytest", f"--kata={kata}", "-q", "-p", "no:cacheprovider"]
        done = subprocess.run(command, cwd=path.parents[2], env=ENVIRONMENT, capture_output=True, check=False)  # noqa: S603
        if done.returncode not in (0, 1):
            raise SystemExit(done.stdout.decode())

    began = time.perf_counter()
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(one, files))
    return time.perf_counter() - began


def first_replies(tiers: Sequence[Tier], count: int) -> dict[tuple[Tier, bool], float]:
    """Median milliseconds until a player has answered: started for it, or taken from the reserve; tiers in turn."""
    path = ROOT / "solutions" / "convolution" / "conv_output.py"
    request = FunctionRequest(Call("conv_output_size", (28, 3)))
    told: dict[tuple[Tier, bool], list[float]] = {}
    for spare in (False, True):
        players = {tier: Players(tier=tier, spare=spare) for tier in tiers}
        for one in players.values():
            one.start()
        for _, (tier, one) in itertools.product(range(count), players.items()):
            if spare:
                # The one in reserve warms up while the last answer is judged.
                time.sleep(1)
            began = time.perf_counter()
            subject = one.subject(path)
            subject.ask(request)
            told.setdefault((tier, spare), []).append(1000 * (time.perf_counter() - began))
            subject.close()
        for one in players.values():
            one.close()
    return {key: statistics.median(values) for key, values in told.items()}


# --- a schedule -------------------------------------------------------------------------------------------


def hours(learners: int, katas: dict[str, list[float]], cores: int, start: float) -> tuple[float, float]:
    """How long a class takes, and how long the cores wait at the end for the last one, in hours; simulated.

    A task is one learner's katas, each as long as one that was measured, and goes to the first judge that is free; a
    judge starts anew after so many tasks.

    Args:
        learners: how many.
        katas: the seconds that were measured for each kata, with as many at once as there were cores.
        cores: how many judges work at once, each with a core.
        start: seconds that a judge takes to start.
    """
    drawn = random.Random(SEED)  # noqa: S311 - nobody is to be surprised
    judges = [(0.0, number) for number in range(cores)]
    left = dict.fromkeys(range(cores), 0)
    for _ in range(learners):
        free, number = heapq.heappop(judges)
        if left[number] == 0:
            free, left[number] = free + start, _TASKS
        left[number] -= 1
        free += sum(map(drawn.choice, katas.values()))
        heapq.heappush(judges, (free, number))
    ends = [end for end, _ in judges]
    return max(ends) / 3600, (max(ends) - min(ends)) / 3600


# --- the table --------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=100)
    parser.add_argument(
        "--cold", type=int, default=50, help="of the files, how many a cold pytest checks; the rest is extrapolated"
    )
    parser.add_argument("--replies", type=int, default=40, help="of players whose first reply is timed, in each tier")
    parser.add_argument("--every-kata", type=int, default=6, metavar="N",
                        help="learners who answer all katas, for the schedule of many; 0 leaves it out")  # fmt: skip
    asked = parser.parse_args()
    tier = box.best()
    if tier is Tier.NONE:
        raise SystemExit("there is no sandbox here")
    with tempfile.TemporaryDirectory() as name:
        for line in measured(Path(name), asked, tier):
            print(line, flush=True)


def measured(folder: Path, asked: argparse.Namespace, tier: Tier) -> Iterator[str]:
    """The table, line by line."""
    files = handed_in(folder / "class", asked.learners, KATAS)
    # As many of each kata.
    sample = files[:: max(len(files) // asked.cold, 1)]
    load = os.getloadavg()[0]
    yield f"{len(files)} files, {TOGETHER} at once, {os.cpu_count()} cores, load before {load:.1f}; sandbox: {tier}\n"
    yield "| what | seconds | files a minute | beside boxed |\n| --- | --- | --- | --- |"
    # Before and after, so that a busy moment of the machine hits both.
    spent = cold(sample[::2])
    boxed = graded(folder / "class", folder / "boxed", KATAS)
    spent += cold(sample[1::2])
    unboxed = graded(folder / "class", folder / "unboxed", KATAS, UNBOXED)
    whole = spent * len(files) / len(sample)
    for what, seconds in (
        (f"`keraskata grade`, {tier}", boxed.seconds),
        ("`keraskata grade`, unboxed", unboxed.seconds),
        (f"one cold `pytest` per file (from {len(sample)} of them)", whole),
    ):
        rate = 60 * len(files) / seconds
        yield f"| {what} | {seconds:.0f} | {rate:.1f} | {seconds / boxed.seconds:.2f} |"
    again = graded(folder / "class", folder / "boxed", KATAS)
    yield f"| the same command once more: all is known | {again.seconds:.1f} | | {again.seconds / boxed.seconds:.2f} |"
    yield f"\nBoxed, it grades {boxed_rate(boxed, unboxed):.2f} of the unboxed rate, {whole / boxed.seconds:.1f} times the cold one."
    peaks = " / ".join(f"{boxed.memory_in(part):.0f}" for part in range(3))
    yield f"Memory of all its processes, at most, in each third of the run: {peaks} MB."
    tiers = [one for one in (Tier.NONE, Tier.LANDLOCK, Tier.NAMESPACES) if one is Tier.NONE or not box.problem(one)]
    replies = first_replies(tiers, asked.replies)
    for spare, what in ((False, "started for it"), (True, "from the reserve")):
        told = ", ".join(f"{one} {replies[one, spare]:.0f} ms" for one in tiers)
        yield f"First reply of a player {what}, median: {told}."
    if asked.every_kata:
        yield from many(folder, asked.every_kata)


def boxed_rate(boxed: Graded, unboxed: Graded) -> float:
    """The boxed rate as a part of the unboxed one."""
    return unboxed.seconds / boxed.seconds


def many(folder: Path, learners: int) -> Iterator[str]:
    """What ten thousand learners would cost, by what a few cost."""
    katas = list(catalogue.index())
    handed_in(folder / "all", learners, katas, first=1000)
    run = graded(folder / "all", folder / "of_all", katas)
    seconds = results(folder / "of_all")
    judged = sum(map(sum, seconds.values()))
    count = sum(map(len, seconds.values()))
    # What isn't a file's own time: both judges start, everything is read and written.
    start = max(run.seconds - judged / TOGETHER, 0.0)
    yield (
        f"\nAll {len(katas)} katas of {learners} learners: {run.seconds:.0f} s, {judged / count:.2f} s per file and core, "
        f"{start:.0f} s for starting and writing."
    )
    yield "\n| cores | 10,000 learners × 49 katas | until the last core is idle |\n| --- | --- | --- |"
    for cores in (1, 16, 200):
        took, waiting = hours(10_000, seconds, cores, start)
        yield f"| {cores} | {took:,.1f} h | {60 * waiting:.0f} min |"


if __name__ == "__main__":
    main()
