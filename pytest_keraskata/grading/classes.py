"""Who sent what: a folder per learner, a zip of such folders, or an export of Canvas, Moodle or Gradescope."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml

from pytest_keraskata.grading.intake import (
    Received,
    Refused,
    is_noise,
    matters,
    members,
    printable,
    read_member,
    received,
    zip_limit,
)

# Canvas: kovacsanna_LATE_1201_93411_lstm-1.py, the learner's and the file's number between.
_CANVAS = re.compile(r"(?P<name>[^_/]+)(?P<late>_LATE)?_(?P<id>\d+)_(?P<file>\d+)_(?P<rest>[^/]+)")
# Moodle: "Anna Kovács_1201_assignsubmission_file_", as a folder or in front of a file's name.
_MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?/?(?P<rest>.*)")
_METADATA = "submission_metadata.yml"
_LARGEST_METADATA = 64 * 1024 * 1024


class NoClass(Exception):
    """What was handed over holds no submissions that can be told apart; its text says why."""


@dataclass(frozen=True)
class Learner:
    """Somebody who sent something, or should have.

    Args:
        id: what tells learners apart: a folder's name, or the number that an export gives.
        name: what they are called.
        email: where an export or a roster says it.
        other: more that a roster or a gradebook may know them by.
    """

    id: str
    name: str
    email: str = ""
    other: tuple[str, ...] = ()

    @property
    def known_by(self) -> frozenset[str]:
        """All that they may be called in a table, in small letters."""
        return frozenset(
            text.strip().casefold() for text in (self.id, self.name, self.email, *self.other) if text.strip()
        )


@dataclass(frozen=True)
class Submission:
    """What one learner sent; `late` only where an export says so, `sent` where it says when."""

    learner: Learner
    received: Received = field(default_factory=Received)
    late: bool = False
    sent: datetime | None = None


@dataclass
class Class:
    """All submissions of a class, and what belongs to no learner."""

    submissions: list[Submission] = field(default_factory=list)
    origin: str = "folders"
    remarks: list[str] = field(default_factory=list)


def class_in(place: Path) -> Class:
    """The class whose submissions lie in a folder or a zip.

    Raises:
        NoClass: where nothing in it belongs to anybody.
    """
    if place.is_dir():
        found = _in_folder(place)
    elif zipfile.is_zipfile(place):
        found = _in_zip(place)
    else:
        raise NoClass(f"{place} is neither a folder nor a zip")
    if not found.submissions:
        raise NoClass(f"{place} holds no submissions: there should be a folder or a zip for each learner in it")
    found.submissions = sorted(
        _one_each(found.submissions), key=lambda one: (one.learner.name.casefold(), one.learner.id)
    )
    return found


def _one_each(submissions: list[Submission]) -> Iterator[Submission]:
    """One submission for each learner; of several, such as a folder and a zip of the same name, none is chosen."""
    by_id: dict[str, list[Submission]] = {}
    for one in submissions:
        by_id.setdefault(one.learner.id, []).append(one)
    for several in by_id.values():
        if len(several) == 1:
            yield several[0]
        else:
            reason = f"there are {len(several)} submissions of this learner, and none was chosen"
            yield Submission(several[0].learner, Received(refused=[Refused("", reason)]))


def _in_folder(place: Path) -> Class:
    by_name: dict[str, Path] = {}
    for path in sorted(place.iterdir()):
        name = printable(path.name)
        # Names that look the same are two learners' even so.
        while name in by_name:
            name += "'"
        if not is_noise(name):
            by_name[name] = path
    if _METADATA in by_name:
        content = by_name[_METADATA].read_bytes()
        return _gradescope(content, {name: path for name, path in by_name.items() if path.is_dir()}, received)
    top = [name for name in by_name if name != "roster.csv"]
    if any(_MOODLE.fullmatch(name) for name in top):
        return _exported("Moodle", _MOODLE, {name: _reader(path, name) for name, path in by_name.items()})
    files = [name for name in top if not by_name[name].is_dir()]
    if files and all(_CANVAS.fullmatch(name) for name in files) and len(files) == len(top):
        return _exported("Canvas", _CANVAS, {name: _reader(path, name) for name, path in by_name.items()})
    found = Class()
    for name, path in by_name.items():
        if path.is_symlink():
            learner = Learner(name, name)
            found.submissions.append(Submission(learner, Received(refused=[Refused("", "it is a link, not a folder")])))
        elif path.is_dir():
            found.submissions.append(Submission(Learner(name, name), received(path)))
        elif name.lower().endswith(".zip"):
            stem = name[: -len(".zip")]
            found.submissions.append(Submission(Learner(stem, stem), received(path)))
        elif matters(name):
            found.remarks.append(f"{name} lies beside the learners' folders and belongs to no learner")
    return found


def _reader(path: Path, name: str) -> Callable[[], Received]:
    return lambda: received(path)


def _in_zip(place: Path) -> Class:
    with zipfile.ZipFile(place) as archive:
        listed = [one for one in members(archive) if not is_noise(one.path)]
        if _METADATA not in [one.path for one in listed]:
            listed = _without_wrapper(listed, place.stem)
        grouped: dict[str, list[Any]] = {}
        for one in listed:
            grouped.setdefault(one.path.lstrip("/").split("/")[0], []).append(one)

        def reading(name: str) -> Callable[[], Received]:
            def read() -> Received:
                found = Received()
                for one in grouped[name]:
                    found.count += 1
                    if found.is_full:
                        break
                    path = one.path.partition("/")[2] or one.path
                    if one.reason:
                        found.refused.append(Refused(path, one.reason))
                    elif matters(path):
                        content = read_member(archive, one.info, zip_limit(path))
                        if isinstance(content, str):
                            found.refused.append(Refused(path, content))
                        else:
                            found.take(path, content)
                return found.close()

            return read

        readers = {name: reading(name) for name in grouped}
        if _METADATA in grouped:
            metadata = read_member(archive, grouped[_METADATA][0].info, _LARGEST_METADATA)
            if isinstance(metadata, str):
                raise NoClass(f"{place}: {_METADATA}: {metadata}")
            folders = {name: name for name, inside in grouped.items() if name != _METADATA}
            return _gradescope(metadata, folders, lambda name: readers[name]())
        if any(_MOODLE.fullmatch(name) for name in grouped):
            return _exported("Moodle", _MOODLE, readers)
        flat = {name: "/" not in inside[0].path for name, inside in grouped.items()}
        if flat and all(flat.values()) and all(_CANVAS.fullmatch(name) for name in grouped):
            return _exported("Canvas", _CANVAS, readers)
        found = Class()
        for name in grouped:
            if not flat[name] or name.lower().endswith(".zip"):
                called = name[: -len(".zip")] if flat[name] else name
                found.submissions.append(Submission(Learner(called, called), readers[name]()))
            elif matters(name):
                found.remarks.append(f"{name} lies beside the learners' folders and belongs to no learner")
        return found


def _without_wrapper(listed: list[Any], stem: str) -> list[Any]:
    """Without the one folder that some systems put around everything."""
    tops = {one.path.split("/")[0] for one in listed}
    if len(tops) != 1:
        return listed
    (top,) = tops
    inside = {one.path.split("/")[1] for one in listed if one.path.count("/") > 1}
    if top != stem and not (top.startswith("assignment_") and top.endswith("_export")) and top != "submissions":
        return listed
    if not inside and not any(_CANVAS.fullmatch(one.path.partition("/")[2]) for one in listed):
        return listed
    return [replace(one, path=one.path.partition("/")[2]) for one in listed]


def _exported(origin: str, pattern: re.Pattern[str], readers: Mapping[str, Callable[[], Received]]) -> Class:
    """An export in which names of files or folders begin with whose they are."""
    found = Class(origin=origin)
    by_id: dict[str, Submission] = {}
    for name, read in readers.items():
        match = pattern.fullmatch(name)
        if match is None:
            if matters(name):
                found.remarks.append(f"{name} isn't called as {origin} calls files, and belongs to no learner")
            continue
        taken = read()
        rest = match["rest"]
        if rest:
            # A file whose name begins with the learner's.
            taken.files = [replace(one, path=_renamed(one.path, name, rest)) for one in taken.files]
            taken.refused = [replace(one, path=_renamed(one.path, name, rest)) for one in taken.refused]
        known = by_id.get(match["id"])
        is_late = bool(match.groupdict().get("late"))
        if known is None:
            learner = Learner(match["id"], match["name"], other=(f"Participant {match['id']}",))
            by_id[match["id"]] = Submission(learner, taken, is_late)
        else:
            both = Received(known.received.files + taken.files, known.received.refused + taken.refused)
            both.count = known.received.count + taken.count
            by_id[match["id"]] = replace(known, received=both.close(), late=known.late or is_late)
    found.submissions = list(by_id.values())
    return found


def _renamed(path: str, name: str, rest: str) -> str:
    return rest + path[len(name) :] if path.startswith(name) else path


def _gradescope(metadata: bytes, folders: Mapping[str, Any], read: Callable[[Any], Received]) -> Class:
    """An export of Gradescope's; each of several submitters has sent what their group has."""
    found = Class(origin="Gradescope")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        told = yaml.load(metadata, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as problem:
        raise NoClass(f"{_METADATA} can't be read: {printable(str(problem))[:200]}") from None
    if not isinstance(told, dict):
        raise NoClass(f"{_METADATA} lists no submissions")
    for name, place in folders.items():
        about = told.get(name)
        submitters = about.get(":submitters") if isinstance(about, dict) else None
        if not isinstance(about, dict) or not isinstance(submitters, list) or not submitters:
            found.remarks.append(f"{name} isn't in {_METADATA}, and belongs to no learner")
            continue
        taken = read(place)
        for one in _submitters(submitters):
            found.submissions.append(Submission(one, taken, sent=_time(about.get(":created_at"))))
    return found


def _submitters(listed: list[Any]) -> Iterator[Learner]:
    for one in listed:
        if isinstance(one, dict):
            name, sid, email = (printable(str(one.get(key) or "")) for key in (":name", ":sid", ":email"))
            yield Learner(sid or email or name, name or email or sid, email)


def _time(told: Any) -> datetime | None:
    if isinstance(told, str):
        try:
            told = datetime.fromisoformat(told.replace("Z", "+00:00"))
        except ValueError:
            return None
    if not isinstance(told, datetime):
        return None
    return told if told.tzinfo else told.replace(tzinfo=timezone.utc)
