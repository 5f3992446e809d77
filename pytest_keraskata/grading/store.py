"""Every result of a class in one SQLite file, written as it comes: what has been graded once is not lost, and not graded again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from pytest_keraskata.grading.answers import Answer, Unusable
from pytest_keraskata.grading.judging import Result
from pytest_keraskata.verdict import Verdict

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, started TEXT NOT NULL, seed INTEGER NOT NULL, tier TEXT NOT NULL,
    environment TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS source (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sent (run INTEGER NOT NULL REFERENCES run, learner TEXT NOT NULL, kata TEXT NOT NULL,
    digest TEXT REFERENCES source, path TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (run, learner, kata));
CREATE TABLE IF NOT EXISTS result (digest TEXT NOT NULL REFERENCES source, kata TEXT NOT NULL, checks TEXT NOT NULL,
    environment TEXT NOT NULL, seed INTEGER NOT NULL, outcome TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
    line INTEGER, seconds REAL NOT NULL, verdict TEXT, tier TEXT NOT NULL, attempt INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (digest, kata, checks, environment, seed));
CREATE TABLE IF NOT EXISTS override (learner TEXT NOT NULL, kata TEXT NOT NULL, points REAL NOT NULL, why TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (learner, kata));
"""


@dataclass(frozen=True)
class Key:
    """What a result depends on; two learners whose bytes are the same share one.

    Args:
        digest: of the answer's bytes.
        kata: the kata's id.
        checks: a fingerprint of all that judges it.
        environment: the versions that it ran with.
        seed: of what was drawn.
    """

    digest: str
    kata: str
    checks: str
    environment: str
    seed: int


@dataclass(frozen=True)
class Kept:
    """A result as it is kept.

    Args:
        outcome: solved, failed, todo, error or fault.
        kind: of an error or a fault.
        detail: of these, a sentence.
        line: of the learner's file.
        seconds: that it took.
        verdict: where there is one.
        tier: what it ran behind.
        attempt: 2 where it was seen twice.
    """

    outcome: str
    kind: str = ""
    detail: str = ""
    line: int | None = None
    seconds: float = 0.0
    verdict: Verdict | None = None
    tier: str = ""
    attempt: int = 1


@dataclass(frozen=True)
class Override:
    """Points that a person gives, and why; for a kata, or with kata "" for all of them together."""

    learner: str
    kata: str
    points: float
    why: str


class NoStore(Exception):
    """A file that holds no results of ours; its text says so."""


class Store:
    """The results of a class.

    Args:
        path: of the file; it is made where there is none.

    Raises:
        NoStore: where the file is something else.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # One process writes; a second one is told at once instead of waiting.
        self._base = sqlite3.connect(path, isolation_level=None, timeout=1.0)
        try:
            (version,) = self._base.execute("PRAGMA user_version").fetchone()
            if version not in (0, _VERSION):
                raise NoStore(f"{path} was written by another version of Keraskata (its format is {version})")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
        except sqlite3.OperationalError as problem:
            self._base.close()
            raise NoStore(f"{path} can't be used: {problem}; does another run grade into the same folder?") from None
        except sqlite3.DatabaseError:
            self._base.close()
            raise NoStore(f"{path} is not a gradebook of Keraskata") from None

    def close(self) -> None:
        self._base.close()

    def setting(self, name: str) -> str | None:
        """What was set before."""
        found = self._base.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def set(self, name: str, value: str) -> None:
        """Set something that later runs go by."""
        self._base.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def begin(
        self, sent: Mapping[str, Mapping[str, Answer | Unusable]], seed: int, tier: str, environment: str
    ) -> None:
        """Keep what everybody sent, before any of it runs."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            run = self._base.execute(
                "INSERT INTO run (started, seed, tier, environment) VALUES (?, ?, ?, ?)",
                (_now(), seed, tier, environment),
            ).lastrowid
            for learner, found in sent.items():
                for kata, one in found.items():
                    if isinstance(one, Answer):
                        self._base.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (one.digest, one.source))
                    digest, note = (one.digest, one.note) if isinstance(one, Answer) else (None, one.reason)
                    row = run, learner, kata, digest, one.path, note
                    self._base.execute("INSERT INTO sent VALUES (?, ?, ?, ?, ?, ?)", row)

    def known(self, keys: Iterable[Key]) -> dict[Key, Kept]:
        """The results that there are; a fault of ours is none, and is tried again."""
        found: dict[Key, Kept] = {}
        for key in keys:
            row = self._base.execute(
                "SELECT outcome, kind, detail, line, seconds, verdict, tier, attempt FROM result WHERE digest = ? AND "
                "kata = ? AND checks = ? AND environment = ? AND seed = ?",
                (key.digest, key.kata, key.checks, key.environment, key.seed),
            ).fetchone()
            if row:
                found[key] = _kept(row)
        return found

    def before(self, key: Key) -> Kept | None:
        """The last result of the same bytes that depended on something else: other checks, versions or seed."""
        row = self._base.execute(
            "SELECT outcome, kind, detail, line, seconds, verdict, tier, attempt FROM result WHERE digest = ? AND kata = ? "
            "AND (checks != ? OR environment != ? OR seed != ?) AND outcome != 'fault' ORDER BY rowid DESC LIMIT 1",
            (key.digest, key.kata, key.checks, key.environment, key.seed),
        ).fetchone()
        return _kept(row) if row else None

    def keep(self, key: Key, result: Result, attempt: int = 1) -> Kept:
        """Write a result down; it is on the disk when this returns."""
        verdict = json.dumps(result.verdict.as_data()) if result.verdict is not None else None
        self._base.execute(
            "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key.digest, key.kata, key.checks, key.environment, key.seed, result.outcome, result.kind, result.detail,
             result.line, result.seconds, verdict, result.tier.value, attempt, _now()),
        )  # fmt: skip
        return Kept(
            result.outcome,
            result.kind,
            result.detail,
            result.line,
            result.seconds,
            result.verdict,
            result.tier.value,
            attempt,
        )

    def forget(self, digests: Iterable[str]) -> None:
        """Let these bytes be graded again."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany("DELETE FROM result WHERE digest = ?", [(one,) for one in digests])

    def override(self, overrides: Iterable[Override], dropped: Iterable[tuple[str, str]] = ()) -> None:
        """Keep what a person decided, until it is dropped."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany("DELETE FROM override WHERE learner = ? AND kata = ?", list(dropped))
            self._base.executemany(
                "INSERT OR REPLACE INTO override VALUES (?, ?, ?, ?, ?)",
                [(one.learner, one.kata, one.points, one.why, _now()) for one in overrides],
            )

    def overrides(self) -> dict[tuple[str, str], Override]:
        """What persons have decided, by learner and kata."""
        with closing(self._base.execute("SELECT learner, kata, points, why FROM override")) as rows:
            return {(row[0], row[1]): Override(*row) for row in rows}


def _kept(row: tuple[object, ...]) -> Kept:
    outcome, kind, detail, line, seconds, verdict, tier, attempt = row
    read = Verdict.from_data(json.loads(str(verdict))) if verdict is not None else None
    return Kept(str(outcome), str(kind), str(detail), line, float(seconds), read, str(tier), int(attempt))  # type: ignore[arg-type, call-overload]


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
