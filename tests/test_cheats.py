"""Answers that attack who grades them, in every box that this machine has; right answers beside them are still right.

Each file in `cheats/` says what it tries and what becomes of it. Most would be right answers if their attack succeeded,
and all are bounded, so that they would do little harm without a box.
"""

import contextlib
import inspect
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.answer.box import Tier, limits, problem
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.players import Players
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.function import FunctionRequest
from pytest_keraskata.asking.message import Request
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.grading import judging
from pytest_keraskata.grading.judging import Result, Task, doubtful, end_judges, judge
from pytest_keraskata.judge.run import Run

ROOT = Path(__file__).parents[1]
KATA = "conv_output"
BUDGET = 60.0
TIERS = [tier for tier in (Tier.NAMESPACES, Tier.LANDLOCK) if not problem(tier)]
NEIGHBOUR = b"def conv_output_size(size, kernel, stride=1, padding='valid'):\n    return 1\n"
RIGHT = (ROOT / "solutions" / "convolution" / "conv_output.py").read_bytes()

pytestmark = pytest.mark.skipif(not TIERS, reason=f"no box here: {problem(Tier.NAMESPACES)}; {problem(Tier.LANDLOCK)}")


@dataclass(frozen=True)
class Outside:
    """What lies beside the box."""

    folder: Path
    port: int
    heard: list[str]

    def told(self, source: bytes) -> bytes:
        """A cheat that knows where everything is."""
        places = {"OUTSIDE": self.folder, "ROOT": ROOT, "PORT": self.port, "SOCKET": self.folder / "socket"}
        for name, place in places.items():
            source = source.replace(f"@{name}@".encode(), str(place).encode())
        return source

    def state(self) -> list[tuple[str, int, int, bytes]]:
        """Everything about the folder's files."""
        files = sorted(self.folder.iterdir())
        return [
            (one.name, one.stat().st_mode, one.stat().st_mtime_ns, one.read_bytes() if one.is_file() else b"")
            for one in files
        ]


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "neighbour.py").write_bytes(NEIGHBOUR)
    (folder / "gradebook.csv").write_text("neighbour,1\n")
    heard: list[str] = []
    servers = [socket.create_server(("127.0.0.1", 0))]
    port = servers[0].getsockname()[1]
    servers += [socket.socket(socket.AF_INET, socket.SOCK_DGRAM), *(socket.socket(socket.AF_UNIX) for _ in range(2))]
    addresses = (("127.0.0.1", port), str(folder / "socket"), f"\0keraskata-cheat-{port}")
    for server, address in zip(servers[1:], addresses, strict=True):
        server.bind(address)
    for server in servers[2:]:
        server.listen()

    def hear(server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            server.recvfrom(1) if server.type == socket.SOCK_DGRAM else server.accept()
            heard.append(str(server))

    for server in servers:
        threading.Thread(target=hear, args=(server,), daemon=True).start()
    yield Outside(folder, port, heard)
    for server in servers:
        server.close()


@pytest.fixture(scope="module", params=TIERS, ids=str)
def tier(request: pytest.FixtureRequest) -> Iterator[Tier]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_SECRET_OF_KERASKATA", "secret")
        end_judges()
        yield request.param
        end_judges()


def judged(tier: Tier, source: bytes, budget: float = BUDGET, seed: int = 0) -> Result:
    (result,) = judge(Task("learner", {KATA: source}, seed), tier=tier, budget=budget)
    return result


def parents() -> dict[int, int]:
    """Every process that runs, with who has started it."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                found[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    return found


def children(of: int) -> set[int]:
    """What a process has started itself."""
    return {pid for pid, parent in parents().items() if parent == of}


def descendants(of: int) -> set[int]:
    """What a process has started and what that has started, as far as it still runs."""
    known = parents()

    def descends(pid: int) -> bool:
        while pid > 1:
            pid = known.get(pid, 0)
            if pid == of:
                return True
        return False

    return {pid for pid in known if descends(pid)}


def graders() -> set[int]:
    """The processes that grade: judges, and all that they have started."""
    running = [one._process.pid for one in judging._judges if one._process is not None]
    return {*running, *(pid for judge in running for pid in descendants(judge))}


def fitting(result: Result, expected: str) -> bool:
    """Whether a result is one of these: "error crash|failed"."""
    return f"{result.outcome} {result.kind}".strip() in expected.split("|")


def test_a_cheat_gets_what_it_deserves(tier: Tier, outside: Outside, cheat: Path) -> None:
    """It has the outcome that it says, in time; nothing outside has changed, nobody was spoken to, nothing is left.

    An eighth of them, others with each commit; `--all-answers` takes them all.
    """
    source = cheat.read_bytes()
    expected = re.search(rb"^# answers: (.+)$", source, re.M)
    within = re.search(rb"^# budget: (\d+)$", source, re.M)
    assert expected is not None
    budget = float(within[1]) if within else BUDGET
    if within:
        # The time is the answer's, not that of a judge that has to start first.
        judged(tier, RIGHT)
    before, others = outside.state(), descendants(os.getpid()) - graders()

    started = time.monotonic()
    result = judged(tier, outside.told(source), budget)
    seconds = time.monotonic() - started

    assert fitting(result, expected[1].decode()), result
    assert result.tier is tier
    assert seconds <= budget + 5
    assert outside.state() == before
    assert outside.heard == []
    # A judge, what its players are forked from, and the next player.
    assert len(descendants(os.getpid()) - others) <= 3
    if result.outcome == "error":
        assert judged(tier, RIGHT).outcome == "solved"


BOMBS = {
    "a list of 50 MB": (b"x = [" + b"0," * 25_000_000 + b"]\n", "error refused"),
    "a hundred thousand signs": (b"x = " + b"-" * 100_000 + b"1\n", "error import|error crash|error memory"),
    "ten thousand brackets": (b"x = " + b"[" * 10_000 + b"]" * 10_000 + b"\n", "error import|error crash"),
    "a sum of forty thousand": (b"x = " + b"+".join([b"1"] * 40_000) + b"\n", "solved|error import|error crash"),
    "a power that is never reached": (b"x = 9**9**9**9\n", "error timeout|error memory|error import"),
    "a name of 200 kB": (b"x" * 200_000 + b" = 1\n", "solved"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_file_can_not_harm_its_parser(tier: Tier, bomb: str) -> None:
    """What is made of a file's text costs its learner alone."""
    text, expected = BOMBS[bomb]
    assert fitting(judged(tier, text + RIGHT, 10), expected)
    assert judged(tier, RIGHT).outcome == "solved"


class Recording:
    """A subject that notes the calls it is asked for.

    Args:
        subject: who answers.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._signature = inspect.signature(lambda size, kernel, stride=1, padding="valid": None)
        self.calls: dict[str, Any] = {}

    def ask(self, request: Request) -> Any:
        evidence = self._subject.ask(request)
        if isinstance(request, FunctionRequest):
            bound = self._signature.bind(*request.call.args, **request.call.kwargs)
            bound.apply_defaults()
            self.calls[repr(bound.args)] = evidence.returned.value if evidence.returned is not None else None
        return evidence

    def __getattr__(self, name: str) -> Any:
        return getattr(self._subject, name)


def test_a_known_answer_fares_in_the_box_as_outside(tier: Tier, boxed_answer: Path, seed: int) -> None:
    """A right one is solved with any seed; a wrong one is refused by the check that it names.

    Two of each, others with each commit; `--all-answers` takes them all, and `--seeds=20` right ones with 20 seeds.
    """
    source, kata = boxed_answer.read_bytes(), boxed_answer.parent.name
    fails = re.search(rb"^# fails: (.+)$", source, re.M)
    (result,) = judge(Task("learner", {kata: source}, seed), tier=tier)

    if fails is None:
        assert result.outcome == "solved", result
    elif fails[1].strip() == b"error":
        assert result.outcome == "error", result
    else:
        assert result.verdict is not None, result
        assert fails[1].strip().decode() in [one.check for one in result.verdict.findings], result


def test_a_table_of_what_one_seed_draws_is_refused_by_others(tier: Tier) -> None:
    """Whoever knows every call that is made with one seed fails with any other one."""
    recording = Recording(LocalSubject(str(ROOT / "solutions" / "convolution" / "conv_output.py")))
    assert Run(catalogue.load(KATA), recording, seed=0).verdict().solved  # type: ignore[arg-type]
    source = f"""
TABLE = {recording.calls!r}


def conv_output_size(size, kernel, stride=1, padding="valid"):
    found = TABLE.get(repr((size, kernel, stride, padding)))
    if found is None:
        raise ValueError("not in the table")
    return found
""".encode()
    assert judged(tier, source, seed=0).outcome == "solved"
    assert [judged(tier, source, seed=seed).outcome for seed in (1, 2, 3)] == ["failed"] * 3


def test_who_is_killed_is_replaced(tier: Tier) -> None:
    """A judge that is killed from outside, or what its players come from, costs no answer its verdict."""

    def seen() -> Result:
        result = judged(tier, RIGHT)
        # As after all others: who was killed meanwhile is no answer's fault.
        return judged(tier, RIGHT) if result.is_doubtful else result

    assert seen().outcome == "solved"
    judge_ = next(one._process.pid for one in judging._judges if one._process is not None)
    (parent,) = children(judge_)
    for victim in (*children(parent), parent, judge_):
        # A judge that has ended by itself meanwhile is replaced as well.
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        assert seen().outcome == "solved"


def test_a_judge_is_not_as_large_as_who_started_it(tier: Tier) -> None:
    """A supervisor that has taken much memory doesn't make its judges end after each task."""
    end_judges()
    taken = b"1" * (limits.MEMORY + (64 << 20))
    assert len(taken) > limits.MEMORY
    del taken

    judges = []
    for _ in range(2):
        assert judged(tier, RIGHT).outcome == "solved"
        judges.append([one._process.pid for one in judging._judges if one._process is not None])
    assert judges[0] == judges[1] != []


def test_a_doubtful_result_is_seen_again() -> None:
    """What a busy machine can make of a right answer is judged once more, and nothing else."""
    task = Task("learner", {"lstm": b"1", "gru": b"2", "rnn": b"3"}, 5)
    results = {
        "lstm": Result("lstm", None, "error", "timeout"),
        "gru": Result("gru", None, "error", "import"),
        "rnn": Result("rnn", None, "solved"),
    }
    assert doubtful(task, results) == Task("learner", {"lstm": b"1"}, 5)
    assert doubtful(task, {"gru": results["gru"]}) is None


def test_who_hands_out_the_work_has_no_tensorflow() -> None:
    """It reads nothing of an answer but its bytes, and what it imports can't be hurt by a model."""
    heavy = "keras", "tensorflow", "hypothesis", "pytest_keraskata.specs"
    code = f"import sys, pytest_keraskata.grading.judging; print([name for name in {heavy!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert told.stdout == "[]\n"


def test_a_player_comes_from_a_process_that_knows_probes_only() -> None:
    """No spec, no reference, nothing that judges, and not what draws cases."""
    players = Players()
    try:
        names = "sorted(name for name in sys.modules if name.startswith(('pytest_keraskata', 'hypothesis', '_pytest')))"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answer.py"
            path.write_text(f"import sys\nfound = {names}\ndef act():\n    return found\n")
            subject = players.subject(path)
            evidence: Any = subject.ask(FunctionRequest(Call("act")))
    finally:
        players.close()
    found = [one.value for one in evidence.returned.value]
    rooms = tuple(f"pytest_keraskata.{room}" for room in ("answer", "asking", "backend"))
    assert [one for one in found if one != "pytest_keraskata" and not one.startswith(rooms)] == []
    assert "pytest_keraskata.answer.probes.model" in found
