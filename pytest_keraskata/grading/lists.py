"""Tables that instructors hand over: who is in the class, when who sent something, and what a person decided."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

from pytest_keraskata.grading.classes import Class, Learner, Submission
from pytest_keraskata.grading.intake import printable
from pytest_keraskata.grading.store import Override

# What Canvas, Moodle, Gradescope and people call the same column, in small letters.
_NAMES = {
    "id": ("id", "sid", "student id", "identifier", "sis user id", "id number", "username", "sis login id", "learner"),
    "name": ("name", "student", "full name", "who"),
    "email": ("email", "email address", "e-mail"),
    "first": ("first name", "firstname", "given name"),
    "last": ("last name", "lastname", "surname", "family name"),
}
_LONGEST = 16 * 1024 * 1024


class NoTable(Exception):
    """A table that can't be used; its text says why, with the line."""


@dataclass(frozen=True)
class Table:
    """A CSV file, its columns by their names in small letters.

    Args:
        file: where it was read.
        head: the names as they are written.
        rows: each a cell for each name.
    """

    file: Path
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    @classmethod
    def read(cls, file: Path) -> Table:
        """The table in a file.

        Raises:
            NoTable: where there is none.
        """
        try:
            if file.stat().st_size > _LONGEST:
                raise NoTable(f"{file} is too large to be a table of a class")
            text = file.read_bytes().decode("utf-8-sig")
            rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if any(map(str.strip, row))]
        except (OSError, UnicodeDecodeError, csv.Error) as problem:
            raise NoTable(f"{file} can't be read as a table: {problem}") from None
        if not rows:
            raise NoTable(f"{file} is empty")
        head = rows[0]
        return cls(file, head, [[*row, *[""] * (len(head) - len(row))] for row in rows[1:]])

    def column(self, *names: str) -> int | None:
        """Where the first of these columns stands."""
        small = [one.strip().casefold() for one in self.head]
        return next((small.index(name) for name in names if name in small), None)

    def needed(self, *names: str) -> int:
        """The same.

        Raises:
            NoTable: where none of them is there.
        """
        found = self.column(*names)
        if found is None:
            raise NoTable(f"{self.file} has no column {names[0]!r}; its columns are {', '.join(self.head)}")
        return found

    def learner(self, row: Sequence[str]) -> Learner | None:
        """Whom a row is about; None for one that names nobody, such as Canvas's points possible."""
        small = [one.strip().casefold() for one in self.head]
        ids = [printable(row[small.index(name)].strip()) for name in _NAMES["id"] if name in small]
        told = {
            kind: next((printable(row[small.index(name)].strip()) for name in names if name in small), "")
            for kind, names in _NAMES.items()
        }
        name = told["name"] or f"{told['first']} {told['last']}".strip()
        known = [one for one in (*ids, told["email"], name) if one]
        if not known or (name.casefold() in ("points possible", "student, test") and not told["id"]):
            return None
        return Learner(known[0], name or known[0], told["email"], tuple(ids))


@dataclass
class People:
    """Finds learners by whatever a table calls them."""

    learners: Sequence[Learner]
    _by_word: dict[str, list[Learner]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for learner in self.learners:
            for word in learner.known_by:
                self._by_word.setdefault(word, []).append(learner)

    def meant(self, row: Learner) -> list[Learner]:
        """Who may be meant: by id or e-mail, and only where these say nothing, by name."""
        ids = {word.strip().casefold() for word in (row.id, row.email, *row.other) if word}
        found = {one.id: one for word in ids for one in self._by_word.get(word, [])}
        if not found:
            found = {one.id: one for one in self._by_word.get(row.name.strip().casefold(), [])}
        return list(found.values())

    def one(self, word: str, where: str) -> Learner:
        """The learner of whom a word is an id, an e-mail or a name.

        Raises:
            NoTable: where it is nobody's, or more than one's.
        """
        found = self._by_word.get(word.strip().casefold(), [])
        exact = [one for one in found if one.id == word.strip()]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if found:
            raise NoTable(f"{where}: {word!r} is the name of {len(found)} learners; say which by its id")
        raise NoTable(f"{where}: there is no learner {word!r}")


def with_roster(found: Class, table: Table) -> Class:
    """The class with everybody on a roster in it: who sent nothing is missing, and not absent."""
    people = People([one.learner for one in found.submissions])
    by_id = {one.learner.id: one for one in found.submissions}
    remarks, listed = list(found.remarks), set[str]()
    for row in table.rows:
        learner = table.learner(row)
        if learner is None:
            continue
        meant = people.meant(learner)
        if len(meant) > 1:
            called = ", ".join(one.id for one in meant)
            remarks.append(f"{learner.name} on the roster may be any of {called}; none was chosen")
            listed.update(one.id for one in meant)
        elif meant and meant[0].id in listed:
            remarks.append(f"{learner.name} is on the roster more than once")
        elif meant:
            one = by_id[meant[0].id]
            listed.add(one.learner.id)
            other = (*one.learner.other, learner.id, *learner.other)
            known = replace(one.learner, email=one.learner.email or learner.email, other=other)
            if found.origin != "Gradescope" and learner.name != learner.id:
                # A roster knows better what somebody is called than the name of a folder does.
                known = replace(known, name=learner.name, other=(*other, one.learner.name))
            by_id[one.learner.id] = replace(one, learner=known)
        elif learner.id in by_id:
            remarks.append(f"{learner.name} is on the roster more than once")
        else:
            by_id[learner.id] = Submission(learner)
            listed.add(learner.id)
    remarks += [f"{one.learner.name} is not on the roster" for key, one in by_id.items() if key not in listed]
    submissions = sorted(by_id.values(), key=lambda one: (one.learner.name.casefold(), one.learner.id))
    return Class(submissions, found.origin, remarks)


def with_times(found: Class, table: Table) -> Class:
    """The class with the times of a table: columns `who` and `time`.

    Raises:
        NoTable: for a learner or a time that can't be told.
    """
    who, when = table.needed("who", "learner", "id", "email"), table.needed("time", "submitted", "created_at")
    people = People([one.learner for one in found.submissions])
    times: dict[str, datetime] = {}
    for number, row in enumerate(table.rows, start=2):
        where = f"{table.file}, row {number}"
        times[people.one(row[who], where).id] = moment(row[when], where)
    submissions = [replace(one, sent=times.get(one.learner.id, one.sent)) for one in found.submissions]
    return Class(submissions, found.origin, found.remarks)


def moment(words: str, where: str) -> datetime:
    """A time as 2026-11-20 23:59 or 2026-11-20T23:59+01:00; without a zone it is this machine's.

    Raises:
        NoTable: for anything else.
    """
    try:
        told = datetime.fromisoformat(words.strip().replace("Z", "+00:00"))
    except ValueError:
        raise NoTable(f"{where}: {words!r} is not a time; write it as 2026-11-20 23:59") from None
    return told.astimezone(timezone.utc)


def overrides(
    table: Table, learners: Iterable[Learner], possible: Mapping[str, float]
) -> tuple[list[Override], list[tuple[str, str]]]:
    """What a table decides, and which earlier decisions it takes back: columns `who`, `points`, `why` and perhaps `kata`.

    Raises:
        NoTable: for a learner, a kata or points that can't be told, or a decision without a reason.
    """
    who, points, why = table.needed("who", "learner", "id"), table.needed("points"), table.needed("why", "reason")
    kata_at = table.column("kata")
    people = People(list(learners))
    made: list[Override] = []
    dropped: list[tuple[str, str]] = []
    for number, row in enumerate(table.rows, start=2):
        where = f"{table.file}, row {number}"
        learner = people.one(row[who], where).id
        kata = row[kata_at].strip() if kata_at is not None else ""
        if kata and kata not in possible:
            raise NoTable(f"{where}: {kata!r} is none of the katas that are graded: {', '.join(possible)}")
        if not row[points].strip():
            dropped.append((learner, kata))
            continue
        if not row[why].strip():
            raise NoTable(f"{where}: a decision needs a reason")
        made.append(Override(learner, kata, _number(row[points], where), printable(row[why].strip())))
    return made, dropped


def _number(words: str, where: str) -> float:
    try:
        number = float(words)
    except ValueError:
        number = math.nan
    if not 0 <= number < 1e9:
        raise NoTable(f"{where}: {words!r} is not a number of points")
    return number
