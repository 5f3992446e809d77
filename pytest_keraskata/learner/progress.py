"""What a learner's folder remembers: verdicts, attempts, hints, and when each kata comes again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, Literal

from pytest_keraskata.learner.files import Broken, Newer, locked, moved_aside, write_whole
from pytest_keraskata.learner.folder import Folder
from pytest_keraskata.learner.scheduling import UNREADABLE, days, read, reviewed
from pytest_keraskata.verdict import CheckStatus, Outcome, Status, Verdict

# Since 2 there are attempts, reviews, days and exercises.
VERSION = 2
# So many attempts, or fewer, are what it takes to write a kata that one knows.
_USUAL_FAILURES = 2


@dataclass(frozen=True)
class Entry:
    """The last verdict on a kata.

    Args:
        status: what it came to.
        checks: what each check that was run came to.
        total: how many checks the kata has.
        digest: of the file that the verdict is about.
        at: when, as ISO 8601 in UTC.
        solved_at: when the kata was solved for the first time, or "".
    """

    status: Status
    checks: dict[str, CheckStatus]
    total: int
    digest: str
    at: str
    solved_at: str

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(status == CheckStatus.PASSED for status in self.checks.values())


@dataclass(frozen=True)
class Attempt:
    """A file of a kata's as it was judged once; the same file again is no attempt.

    Args:
        at: when, as ISO 8601 in UTC.
        status: what it came to.
    """

    at: str
    status: Status

    @property
    def time(self) -> datetime:
        return datetime.fromisoformat(self.at)


@dataclass
class _State:
    katas: dict[str, Entry] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    attempts: dict[str, list[Attempt]] = field(default_factory=dict)
    # As FSRS writes them.
    reviews: dict[str, dict[str, Any]] = field(default_factory=dict)
    # How much was done, by date.
    days: dict[str, int] = field(default_factory=dict)
    # What other commands keep, each under its name.
    exercises: dict[str, dict[str, Any]] = field(default_factory=dict)


class Progress:
    """The progress kept in one folder. Nothing here raises; `problem` tells what could not be read or written.

    Args:
        root: the learner's folder; without one, nothing is kept on the disk.
    """

    def __init__(self, root: Path | None) -> None:
        self.problem = ""
        self._folder = Folder(root) if root else None
        self._state = _State()
        if root is None:
            return
        self.path = root / ".keraskata" / "progress.json"
        try:
            self._state = _read(self.path)
        except Broken:
            self._change(lambda state: None)
        except Newer as newer:
            self.problem = str(newer)
        except OSError as error:
            self.problem = _told("read", self.path, error)

    def record(self, verdicts: Sequence[Verdict], digests: Mapping[str, str] | None = None) -> None:
        """Keep verdicts.

        Args:
            verdicts: the verdicts; an untouched stub of which nothing was known leaves no trace.
            digests: by kata, of the files as they were judged; where missing, as they are now.
        """
        now = clock()
        judged = {**{one.kata: self.digest(one.kata) for one in verdicts}, **(digests or {})}

        def change(state: _State) -> None:
            for verdict in verdicts:
                kata = verdict.kata
                known = state.katas.get(kata)
                if known is not None or verdict.status != Status.TODO or verdict.outcomes:
                    entry = state.katas[kata] = _entry(known, verdict, judged[kata], _written(now))
                    _tried(state, kata, known, entry, now)

        self._change(change)

    def attempts(self) -> Mapping[str, Sequence[Attempt]]:
        """Every attempt, by kata, in order."""
        return self._state.attempts

    def days(self) -> Mapping[date, int]:
        """How much was done on each day on which something was."""
        return {date.fromisoformat(day): count for day, count in self._state.days.items()}

    def reviews(self) -> Mapping[str, datetime]:
        """When each kata that was solved once is to be written again, the soonest first."""
        dues = {kata: _due(card) for kata, card in self._state.reviews.items()}
        return dict(sorted(dues.items(), key=lambda one: one[1]))

    def practised(self, count: int = 1) -> None:
        """Count what was done today besides katas."""
        self._change(lambda state: _count(state, clock(), count))

    def exercise(self, name: str) -> Mapping[str, Any]:
        """What a command has kept under its name; nothing at first."""
        return self._state.exercises.get(name, {})

    def keep_exercise(self, name: str, kept: Mapping[str, Any]) -> None:
        """Keep what a command wants to know the next time: plain data."""

        def change(state: _State) -> None:
            state.exercises[name] = dict(kept)

        self._change(change)

    def forget(self, kata: str) -> None:
        """Begin a kata anew, with its first hint; that it was solved once stays known."""

        def change(state: _State) -> None:
            known = state.katas.pop(kata, None)
            if known is not None and known.solved_at:
                state.katas[kata] = replace(known, status=Status.TODO, checks={}, digest=self.digest(kata))
            state.hints.pop(kata, None)

        self._change(change)

    def entry(self, kata: str) -> Entry | None:
        """The last verdict on a kata, or None."""
        return self._state.katas.get(kata)

    def status(self, kata: str) -> Status:
        """The status of the last verdict on a kata; todo where there was none."""
        entry = self.entry(kata)
        return entry.status if entry else Status.TODO

    def is_stale(self, kata: str) -> bool:
        """Whether the file has changed since the last verdict on it."""
        entry = self.entry(kata)
        return entry is not None and entry.digest != self.digest(kata)

    def digest(self, kata: str) -> str:
        """A short digest of the learner's file of a kata as it is now, or ""."""
        return digest_of(self._folder.stub(kata)) if self._folder else ""

    def hints_shown(self, kata: str) -> int:
        """How many hints of a kata were shown."""
        return self._state.hints.get(kata, 0)

    def hint_shown(self, kata: str) -> None:
        """Count one more hint."""

        def change(state: _State) -> None:
            state.hints[kata] = state.hints.get(kata, 0) + 1

        self._change(change)

    def _change(self, change: Callable[[_State], None]) -> None:
        """Change what is on the disk by now, which another process may have written."""
        if self._folder is None:
            change(self._state)
            return
        try:
            self.path.parent.mkdir(exist_ok=True)
            with locked(self.path.with_name("progress.lock")):
                try:
                    fresh = _read(self.path)
                except Broken:
                    kept = moved_aside(self.path)
                    self.problem = f"{self.path} could not be read; it is kept as {kept.name}, and a new one is started"
                    fresh = _State()
                change(fresh)
                write_whole(self.path, json.dumps({"version": VERSION, **asdict(fresh)}, indent=1))
                self._state = fresh
        except Newer as newer:
            self.problem = str(newer)
            change(self._state)
        except OSError as error:
            self.problem = _told("written", self.path, error)
            # What can't be kept holds at least as long as this process.
            change(self._state)


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(timezone.utc)


def digest_of(path: Path) -> str:
    """A short digest of a file, or "" where it can't be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""


def _written(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


def _count(state: _State, now: datetime, count: int = 1) -> None:
    # As the learner's calendar has it.
    today = now.astimezone().date().isoformat()
    state.days[today] = state.days.get(today, 0) + count


def _tried(state: _State, kata: str, known: Entry | None, entry: Entry, now: datetime) -> None:
    """Count an attempt, and plan when a kata comes again that is solved by it."""
    is_same = known is not None and (known.digest, known.status) == (entry.digest, entry.status)
    if is_same or entry.status not in (Status.SOLVED, Status.FAILED, Status.ERROR):
        return
    earlier = state.attempts.setdefault(kata, [])
    failures = _failures_before(earlier)
    earlier.append(Attempt(_written(now), entry.status))
    _count(state, now)
    if entry.status != Status.SOLVED:
        return
    rating = _rating(failures, state.hints.get(kata, 0))
    state.reviews[kata] = _planned(state.reviews.get(kata), rating, now)


def _planned(known: dict[str, Any] | None, rating: Literal["Hard", "Good", "Easy"], now: datetime) -> dict[str, Any]:
    """When a kata comes again, as FSRS writes it."""
    import fsrs

    try:
        card = read(known, now) if known else None
    except UNREADABLE:
        card = None
    if known and card is not None and card.last_review is not None and days(card.last_review, now) == 0:
        # To be right a second time on one day says nothing about what is known later.
        return known
    return dict(reviewed(card, fsrs.Rating[rating], now).to_dict())


def _due(card: Mapping[str, Any]) -> datetime:
    """When a kata is due, of what FSRS has written."""
    due = datetime.fromisoformat(card["due"])
    # What can't be compared with the time is none of ours.
    days(due.astimezone(), clock())
    return due


def _failures_before(attempts: Sequence[Attempt]) -> int:
    """How many attempts have failed since the last one that was right."""
    count = 0
    for attempt in reversed(attempts):
        if attempt.status == Status.SOLVED:
            break
        count += 1
    return count


def _rating(failures: int, hints: int) -> Literal["Hard", "Good", "Easy"]:
    """How well a kata was known that is solved after so many attempts, and with so many hints."""
    if hints or failures > _USUAL_FAILURES:
        return "Hard"
    return "Good" if failures else "Easy"


def _entry(known: Entry | None, verdict: Verdict, digest: str, now: str) -> Entry:
    if known is not None and known.digest == digest and verdict.outcomes:
        # One check was run again; the others still say what they said about this file.
        earlier = tuple(Outcome(name, status) for name, status in known.checks.items())
        verdict = replace(verdict, outcomes=earlier, trouble=None).joined(verdict)
    solved_at = known.solved_at if known else ""
    return Entry(
        status=verdict.status,
        checks={one.check: one.status for one in verdict.outcomes},
        total=len(verdict.checks),
        digest=digest,
        at=now,
        solved_at=solved_at or (now if verdict.solved else ""),
    )


def _read(path: Path) -> _State:
    """What a progress file says.

    Raises:
        Broken: where that can't be made out.
        Newer: where a later version wrote it.
        OSError: where it can't be read.
    """
    try:
        data = json.loads(path.read_bytes())
        if data["version"] > VERSION:
            raise Newer(f"{path} was written by a newer version of keraskata; this version leaves it unchanged")
        state = _State(
            {kata: _checked(Entry(**entry)) for kata, entry in data["katas"].items()},
            {kata: int(shown) for kata, shown in data["hints"].items()},
        )
        return _as_before(state) if data["version"] == 1 else _with_history(state, data)
    except (FileNotFoundError, NotADirectoryError):
        return _State()
    except UNREADABLE as error:
        raise Broken from error


def _as_before(state: _State) -> _State:
    """What a file of version 1 says of the history: when each kata was first solved, and when it was judged last."""
    for kata, entry in state.katas.items():
        last = Attempt(entry.at, entry.status)
        first = [Attempt(entry.solved_at, Status.SOLVED)] if entry.solved_at and entry.solved_at != entry.at else []
        state.attempts[kata] = [*first, last]
        for attempt in state.attempts[kata]:
            _count(state, attempt.time)
        if entry.solved_at:
            solved = datetime.fromisoformat(entry.solved_at)
            state.reviews[kata] = _planned(None, _rating(1, state.hints.get(kata, 0)), solved)
    return state


def _with_history(state: _State, data: Mapping[str, Any]) -> _State:
    for kata, attempts in data["attempts"].items():
        state.attempts[kata] = [Attempt(str(one["at"]), Status(one["status"])) for one in attempts]
        # What is no time is none of ours.
        sorted(one.time.astimezone() for one in state.attempts[kata])
    for kata, card in data["reviews"].items():
        _due(card)
        state.reviews[kata] = dict(card)
    state.days = {date.fromisoformat(day).isoformat(): int(count) for day, count in data["days"].items()}
    state.exercises = {name: dict(kept) for name, kept in data["exercises"].items()}
    return state


def _checked(entry: Entry) -> Entry:
    """An entry as it was written.

    Raises:
        ValueError: where a status is none.
        TypeError: where something else is of another kind.
    """
    texts = (entry.digest, entry.at, entry.solved_at, *entry.checks)
    if not all(isinstance(text, str) for text in texts) or not isinstance(entry.total, int):
        raise TypeError("an entry of another kind")
    checks = {name: CheckStatus(status) for name, status in entry.checks.items()}
    return replace(entry, status=Status(entry.status), checks=checks)


def _told(verb: str, path: Path, error: OSError) -> str:
    return f"{path} can't be {verb}: {error.strerror or error}"
