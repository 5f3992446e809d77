"""Answers that attack who grades them, in every box that this machine has; right answers beside them are still right.

Each file in `cheats/` says what it tries and what becomes of it. Most would be right answers if their attack succeeded,
and all are bounded, so that they would do little harm without a box.
"""

import contextlib
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pytest_keraskata.answer.box import Tier, problem
from pytest_keraskata.grading.judging import Result, Task, doubtful, end_judges, judge

ROOT = Path(__file__).parents[1]
KATA = "conv_output"
BUDGET = 60.0
CHEATS = sorted((ROOT / "tests" / "cheats").glob("*.py"))
TIERS = [tier for tier in (Tier.NAMESPACES, Tier.LANDLOCK) if not problem(tier)]
# In these no process can look at another one's folder, but one can wait for the watch there.
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
    servers += [
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        *(socket.socket(socket.AF_UNIX) for _ in range(2)),
    ]
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
        patch.setenv("KERASKATA_TEST_SECRET", "secret")
        end_judges()
        patch.setenv("TF_TEST_MARK", "of this run")
        yield request.param
        end_judges()


def judged(tier: Tier, source: bytes, budget: float = BUDGET, seed: int = 0) -> Result:
    (result,) = judge(Task("learner", {KATA: source}, seed), tier=tier, budget=budget)
    return result


def processes() -> dict[int, str]:
    """The processes that players are, and what they come from, with the states they are in."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if b"pytest_keraskata.answer" in (entry / "cmdline").read_bytes():
                    found[int(entry.name)] = (entry / "stat").read_text().rpartition(")")[2].split()[1]
    return found


def of_this_run() -> list[int]:
    """Players of this run's judges: descendants of this process."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])

    def descends(pid: int) -> bool:
        while pid > 1:
            pid = parents.get(pid, 0)
            if pid == os.getpid():
                return True
        return False

    return [pid for pid in parents if descends(pid)]


@pytest.mark.parametrize("cheat", CHEATS, ids=lambda path: path.stem)
def test_a_cheat_gets_what_it_deserves(tier: Tier, outside: Outside, cheat: Path) -> None:
    """It has the outcome that it says, in time; nothing outside has changed, nobody was spoken to, nothing is left."""
    source = cheat.read_bytes()
    expected = re.search(rb"^# answers: (.+)$", source, re.M)
    within = re.search(rb"^# budget: (\d+)$", source, re.M)
    assert expected is not None
    budget = float(within[1]) if within else BUDGET
    before = outside.state()

    started = time.monotonic()
    result = judged(tier, outside.told(source), budget)
    seconds = time.monotonic() - started

    assert f"{result.outcome} {result.kind}".strip() in expected[1].decode().split("|"), result
    assert result.tier is tier
    assert seconds <= budget + 5 or result.outcome == "solved"
    assert outside.state() == before
    assert outside.heard == []
