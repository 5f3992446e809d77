"""`python -m pytest_keraskata.grading.judge FD TIER`: the process that judges one file after the other.

It knows the specs and the references and runs TensorFlow on what answers say, so it may hang or die; whoever hands out
the work ends it and starts another one. Nothing that it writes to its streams is read.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.box import Tier, limits
from pytest_keraskata.answer.players import Players
from pytest_keraskata.failures.unchecked import NotLoaded, OurFault, Silent
from pytest_keraskata.judge.run import Run
from pytest_keraskata.verdict import Status, Verdict

_KINDS = {"time": "timeout"}


def main(descriptor: int, tier: Tier) -> None:
    """Judge what comes over this socket until it is closed."""
    connection = socket.socket(fileno=descriptor)
    connection.set_inheritable(False)
    players = Players(tier=tier, spare=False)
    players.start()
    wire.send(connection, b"ready")
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        try:
            while True:
                told = _judged(json.loads(wire.receive(connection)), players, Path(folder))
                # What it takes now: `ru_maxrss` begins with what the process that started it took, even after `exec`.
                told["spent"] = limits.memory(os.getpid()) > limits.MEMORY
                wire.send(connection, json.dumps(told).encode())
        except EOFError:
            pass
        finally:
            players.close()


def _judged(asked: Mapping[str, Any], players: Players, folder: Path) -> dict[str, Any]:
    file = folder / f"{asked['kata']}.py"
    file.write_bytes(base64.b64decode(asked["source"]))
    try:
        verdict = _verdict(asked, players, file)
        outcome, kind, detail = _outcome(verdict)
    except Exception as fault:
        return _told(None, "fault", type(fault).__name__, str(fault), None)
    finally:
        file.unlink()
    return _told(verdict, outcome, kind, detail, verdict.line)


def _verdict(asked: Mapping[str, Any], players: Players, file: Path) -> Verdict:
    subject = players.subject(file)
    try:
        return Run(catalogue.load(asked["kata"]), subject, timeout=asked["budget"], seed=asked["seed"]).verdict()
    finally:
        subject.close()


def _told(verdict: Verdict | None, outcome: str, kind: str, detail: str, line: int | None) -> dict[str, Any]:
    data = verdict.as_data() if verdict is not None else None
    # An answer's process may name any line at all, and no table has room for every number.
    line = line if line is not None and 0 < line <= wire.LARGEST_FILE else None
    return {"verdict": data, "outcome": outcome, "kind": kind, "detail": detail[:2000], "line": line}


def _outcome(verdict: Verdict) -> tuple[str, str, str]:
    """What a verdict comes to: its word, and for an error or a fault which, and in which words."""
    if verdict.status is not Status.ERROR or verdict.ending is None:
        return str(verdict.status), "", ""
    match verdict.ending.failure:
        case Silent(message, how):
            return "error", _KINDS.get(how, how), message
        case NotLoaded(raised):
            return "error", "import", str(raised)
        case OurFault(error, where):
            return "fault", error.partition(":")[0], f"{error} ({where})"
        case _:
            # A function that is missing, or takes other arguments.
            return "error", "import", "its functions are not those of the kata"


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]), Tier(sys.argv[2]))
    finally:
        os._exit(0)
