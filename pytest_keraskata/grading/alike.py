"""Finds answers that are nearly the same once the stub is left out; in a process of its own, since it reads sources."""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from pytest_keraskata.grading.answers import Answer
from pytest_keraskata.grading.reader import limit_memory
from pytest_keraskata.grading.supervising import Answers

_ROOT = Path(__file__).parents[2]
# Beyond, comparing each with each takes longer than grading does.
_MOST = 300
_SECONDS = 600
_MEMORY = 4 * 2**30
# Of letters after names are left out; shorter pieces are alike by chance, and every longer one is found.
_PIECE, _WINDOW = 15, 5
# What of both has to be in the other: right answers that were written independently have less in common.
_NEARLY = 0.9


@dataclass(frozen=True)
class Alike:
    """Two learners whose answers to a kata are nearly the same.

    Args:
        kata: the kata's id.
        one: a learner's id.
        other: the other one's.
        share: how much of the answer that has more of its own is also in the other one.
    """

    kata: str
    one: str
    other: str
    share: float


def alike(answers: Answers, stubs: Mapping[str, str]) -> tuple[list[Alike], list[str]]:
    """The pairs of learners whose answers are nearly the same, the most similar first; and what was not compared.

    Args:
        answers: by learner and kata.
        stubs: what every learner began with, by kata.
    """
    asked: dict[str, Any] = {kata: {"stub": stub, "answers": _sources(answers, kata)} for kata, stub in stubs.items()}
    too_many = [kata for kata, one in asked.items() if len(one["answers"]) > _MOST]
    left_out = [f"{kata}: more than {_MOST} answers were not compared with each other" for kata in too_many]
    asked = {kata: one for kata, one in asked.items() if kata not in too_many and len(one["answers"]) > 1}
    if not asked:
        return [], left_out
    if importlib.util.find_spec("copydetect") is None:
        return [], ["answers were not compared with each other: pip install pytest-keraskata[grading]"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest_keraskata.grading.alike"],
            input=json.dumps(asked).encode(),
            cwd=_ROOT,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return [], ["answers were not compared with each other: it took too long or too much memory"]
    found = [Alike(*one) for one in json.loads(done.stdout)]
    return sorted(found, key=lambda pair: (-pair.share, pair.kata, pair.one, pair.other)), left_out


def _sources(answers: Answers, kata: str) -> dict[str, str]:
    found = {learner: told.get(kata) for learner, told in answers.items()}
    return {learner: one.source.decode("utf-8", "replace") for learner, one in found.items() if isinstance(one, Answer)}


# --- in the process that compares -------------------------------------------------------------------------


def main() -> None:
    """Compare what comes in, and write the pairs out."""
    limit_memory(_MEMORY)
    asked = json.load(sys.stdin)
    pairs = [(kata, *pair) for kata, one in asked.items() for pair in _pairs(one["stub"], one["answers"])]
    json.dump(pairs, sys.stdout)


def _pairs(stub: str, answers: Mapping[str, str]) -> Sequence[tuple[str, str, float]]:
    import numpy as np
    from copydetect import CodeFingerprint, compare_files

    def read(text: str, known: Sequence[int] = ()) -> CodeFingerprint:
        return CodeFingerprint(
            "answer.py",
            _PIECE,
            _WINDOW,
            boilerplate=np.array(known, dtype=np.int64),
            language="python",
            fp=io.StringIO(text),
        )

    known = sorted(read(stub).hashes)
    texts = {text: read(text, known) for text in dict.fromkeys(answers.values())}
    found = []
    for (one, text), (other, its_text) in combinations(answers.items(), 2):
        mine, theirs = texts[text], texts[its_text]
        if mine.hashes and theirs.hashes and (share := float(min(compare_files(mine, theirs)[1]))) >= _NEARLY:
            found.append((one, other, min(share, 1.0)))
    return found


if __name__ == "__main__":
    main()
