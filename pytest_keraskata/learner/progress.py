"""What a learner's folder remembers: the last verdict on each kata, and the hints that were shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

from pytest_keraskata.learner.files import Broken, Newer, locked, moved_aside, write_whole
from pytest_keraskata.learner.folder import Folder
from pytest_keraskata.verdict import CheckStatus, Outcome, Status, Verdict

VERSION = 1


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


@dataclass
class _State:
    katas: dict[str, Entry] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)


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
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        judged = {**{one.kata: self.digest(one.kata) for one in verdicts}, **(digests or {})}

        def change(state: _State) -> None:
            for verdict in verdicts:
                kata = verdict.kata
                known = state.katas.get(kata)
                if known is not None or verdict.status != Status.TODO or verdict.outcomes:
                    state.katas[kata] = _entry(known, verdict, judged[kata], now)

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
                    self.problem = f"{self.path} could not be read; it is kept as {kept.name}, and a new one begun"
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


def digest_of(path: Path) -> str:
    """A short digest of a file, or "" where it can't be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""


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
            raise Newer(f"{path} was written by a newer version of keraskata; this one leaves it as it is")
        return _State(
            {kata: _checked(Entry(**entry)) for kata, entry in data["katas"].items()},
            {kata: int(shown) for kata, shown in data["hints"].items()},
        )
    except (FileNotFoundError, NotADirectoryError):
        return _State()
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Broken from error


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
