"""Which of a learner's files answers which kata: by its name, then by what it defines; where two could, neither is taken."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pytest_keraskata import catalogue
from pytest_keraskata.grading.classes import Submission
from pytest_keraskata.grading.intake import READABLE, Refused, Sent
from pytest_keraskata.grading.reader import Part, Reader

# lstm (1).py, lstm-2.py, Copy of lstm.py, lstm copy.py: what browsers, Canvas and desktops make of a name.
_COPIES = re.compile(r"^(?:copy of )?(?P<stem>.*?)(?:[ _-]*\(\d+\)|-\d+|[ _-]copy(?: \d+)?)*$")


@dataclass(frozen=True)
class Answer:
    """The source that is judged as a learner's answer to a kata.

    Args:
        path: of the file that it was found in.
        source: its bytes.
        note: how it was found, where its name alone doesn't tell.
    """

    path: str
    source: bytes
    note: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.source).hexdigest()


@dataclass(frozen=True)
class Unusable:
    """Why what was sent for a kata is not judged."""

    path: str
    reason: str


def answers(submission: Submission, katas: Sequence[str], reader: Reader) -> Mapping[str, Answer | Unusable]:
    """A learner's answers by kata; a kata that nothing was sent for isn't among them."""
    pile = _Pile(submission, reader)
    found = {kata: pile.answer(kata) for kata in katas}
    return {kata: one for kata, one in found.items() if one is not None}


class _Pile:
    """All that a learner sent, of which each file is read at most once."""

    def __init__(self, submission: Submission, reader: Reader) -> None:
        self._files = [one for one in submission.received.files if one.path.lower().endswith(READABLE)]
        self._refused = submission.received.refused
        self._reader = reader
        self._read: dict[str, list[Part] | str] = {}

    def answer(self, kata: str) -> Answer | Unusable | None:
        refused = [one for one in self._refused if not one.path or stem_of(one.path) == kata.lower()]
        if refused and not refused[0].path:
            return Unusable("", refused[0].reason)
        at_home = [one for one in self._files if _is_at_home(one.path, kata)]
        if len(at_home) == 1:
            return Answer(at_home[0].path, at_home[0].content)
        named = [one for one in self._files if stem_of(one.path) == kata.lower()]
        if refused:
            return Unusable(refused[0].path, self._told(refused[0], named))
        if len(named) == 1 and named[0].path.endswith(".py"):
            exact = named[0].path.rpartition("/")[2] == f"{kata}.py"
            return Answer(named[0].path, named[0].content, "" if exact else f"used as {kata}.py by its name")
        return self._chosen(kata, named)

    def _told(self, refused: Refused, named: Sequence[Sent]) -> str:
        return refused.reason + (f"; {named[0].path} is not used in its place" if named else "")

    def _chosen(self, kata: str, named: Sequence[Sent]) -> Answer | Unusable | None:
        """Of several files, or of those whose names say nothing, the one that defines what the kata asks for."""
        wanted = {function.name for function in catalogue.load(kata).functions}
        pool = sorted(named or self._files, key=lambda one: (one.path.count("/"), one.path))
        candidates: list[Answer] = []
        problems: list[Unusable] = []
        for one in pool:
            read = self._parts(one)
            if isinstance(read, str):
                problems.append(Unusable(one.path, read))
                continue
            cells = [part for part in read if part.kata == kata]
            fit = cells or [part for part in read if not part.kata and wanted <= part.names]
            candidates += [Answer(one.path, _source(one, part), _how(one, part, kata, named)) for part in fit]
        if not candidates and named:
            return self._undefined(kata, named, problems)
        if len({one.source for one in candidates}) > 1:
            paths = sorted({one.path for one in candidates})
            if len(paths) == 1:
                return Unusable(paths[0], f"it contains more than one answer to {kata}, and none was chosen")
            reason = f"several files could be the answer to {kata}, and none was chosen: {', '.join(paths)}"
            return Unusable(candidates[0].path, reason)
        if candidates:
            return candidates[0]
        # It may be in there, so it isn't said to be missing.
        unseen = [Unusable(one.path, one.reason) for one in self._refused if not self._is_another(one.path)]
        unread = [one for one in problems if not self._is_another(one.path)]
        return next(iter((*unseen, *unread)), None)

    def _is_another(self, path: str) -> bool:
        """Whether a file is called like some kata, so that it doesn't hide the answer to another one."""
        return stem_of(path) in catalogue.index()

    def _undefined(self, kata: str, named: Sequence[Sent], problems: Sequence[Unusable]) -> Answer | Unusable:
        """Files of the right name, none of which defines what is asked for."""
        scripts = {one.content: one for one in named if one.path.lower().endswith(".py")}
        if len(scripts) == 1 and len(scripts) == len(named):
            (one,) = scripts.values()
            return Answer(one.path, one.content, f"used as {kata}.py by its name")
        if problems:
            return problems[0]
        plain = [part for part in self._parts(named[0]) if isinstance(part, Part) and not part.kata]
        if len(named) == 1 and plain:
            return Answer(named[0].path, plain[0].source, f"used as {kata}.py by its name")
        listed = ", ".join(one.path for one in named)
        return Unusable(named[0].path, f"none of the files of this name defines what {kata} needs: {listed}")

    def _parts(self, one: Sent) -> list[Part] | str:
        if one.path not in self._read:
            notebook = one.path.lower().endswith(".ipynb")
            self._read[one.path] = self._reader.parts(one.content, notebook=notebook)
        return self._read[one.path]


def _source(one: Sent, part: Part) -> bytes:
    """A script's own bytes, whose encoding is no business of ours; of a notebook what was taken out of it."""
    return part.source if one.path.lower().endswith(".ipynb") else one.content


def _how(one: Sent, part: Part, kata: str, named: Iterable[Sent]) -> str:
    if part.kata:
        return f"a cell that begins with %%kata {kata}"
    by = "its name" if one in list(named) else "what it defines"
    return f"used as {kata}.py by {by}"


def stem_of(path: str) -> str:
    """What a file is called in small letters, without what copies add to it."""
    name = path.rpartition("/")[2].lower()
    match = _COPIES.match(name.rpartition(".")[0])
    return match["stem"].strip() if match else name


def _is_at_home(path: str, kata: str) -> bool:
    """Whether a file lies where a learner's folder of katas has it."""
    return f"/{path}".endswith(f"/katas/{catalogue.topic_of(kata)}/{kata}.py")
