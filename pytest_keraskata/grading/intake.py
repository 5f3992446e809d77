"""What a folder or a zip holds, file by file, within limits; nothing is unpacked to disk and no link is followed."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

LARGEST = 256 * 1024
MOST = 200
# Of all that one learner sent: a class is held in memory.
LARGEST_IN_ALL = 8 * 1024 * 1024
# Of a learner's own zip: its list of contents is read whole.
_LARGEST_ZIP = 8 * 1024 * 1024
# What tools leave behind is neither looked at nor counted.
_TOOLS = ("__pycache__", "__MACOSX", "node_modules", "venv", "env")
READABLE = (".py", ".ipynb")


@dataclass(frozen=True)
class Sent:
    """One file that a learner sent.

    Args:
        path: where it lay in what they sent, with slashes and without what can't be printed.
        content: its bytes.
    """

    path: str
    content: bytes


@dataclass(frozen=True)
class Refused:
    """A file that isn't looked at, and why."""

    path: str
    reason: str


@dataclass
class Received:
    """All that was found in one place; `refused` with an empty path is about all of it."""

    files: list[Sent] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    count: int = 0

    @property
    def problem(self) -> str:
        """Why nothing of it is looked at, or ""."""
        if self.count > MOST:
            return f"there are more than {MOST} files in it"
        too_large = sum(len(one.content) for one in self.files) > LARGEST_IN_ALL
        return f"it has more than {LARGEST_IN_ALL // 2**20} MiB of files in all" if too_large else ""

    @property
    def is_full(self) -> bool:
        return bool(self.problem)

    def take(self, path: str, content: bytes) -> None:
        """Keep a file, or what a learner's own zip holds."""
        if path.lower().endswith(".zip"):
            _unpack(self, path, content)
        else:
            self.files.append(Sent(path, content))

    def close(self) -> Received:
        """The same, with nothing in it where it holds too much."""
        if not self.is_full:
            return self
        return Received(refused=[Refused("", self.problem)], count=self.count)


def printable(name: str) -> str:
    """A file's name without what would steer a terminal, a table or a page."""
    return "".join(letter if letter.isprintable() else "�" for letter in name)


def is_noise(path: str) -> bool:
    """Whether a path is one that a tool made, and no learner."""
    return any(part in _TOOLS or (part.startswith(".") and part != "..") for part in path.split("/"))


def matters(path: str) -> bool:
    """Whether a file may hold an answer, by its name."""
    return path.lower().endswith((*READABLE, ".zip"))


def received(place: Path) -> Received:
    """What lies in a folder, below it, or in a zip of this one learner's."""
    found = Received()
    if place.is_dir() and not place.is_symlink():
        _walk(found, place, "")
    else:
        _look(found, place, printable(place.name))
    return found.close()


def _walk(found: Received, folder: Path, prefix: str) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        found.refused.append(Refused(prefix.rstrip("/"), f"it can't be opened: {problem.strerror}"))
        return
    for entry in entries:
        path = f"{prefix}{printable(entry.name)}"
        if found.is_full:
            return
        if is_noise(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            _walk(found, Path(entry.path), f"{path}/")
        else:
            _look(found, Path(entry.path), path)


def _look(found: Received, file: Path, path: str) -> None:
    """Read one file, if it is one."""
    found.count += 1
    try:
        mode = os.lstat(file).st_mode
        if stat.S_ISREG(mode) and not matters(path):
            return
        if not stat.S_ISREG(mode):
            found.refused.append(Refused(path, f"it is {_kind(mode)}, not a file"))
            return
        limit = _LARGEST_ZIP if path.lower().endswith(".zip") else LARGEST
        content = _bytes(file, limit)
    except OSError as problem:
        found.refused.append(Refused(path, f"it can't be read: {problem.strerror}"))
        return
    if len(content) > limit:
        found.refused.append(Refused(path, _too_large(limit)))
    else:
        found.take(path, content)


def _bytes(file: Path, limit: int) -> bytes:
    # Between the look and the opening it may have become a link or a pipe.
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is no longer a file")
        return opened.read(limit + 1)


def _kind(mode: int) -> str:
    kinds = {stat.S_IFLNK: "a link", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}
    return kinds.get(stat.S_IFMT(mode), "a device")


def _too_large(limit: int) -> str:
    return f"it is larger than {limit // 1024:,} KiB"


def _unpack(found: Received, path: str, content: bytes) -> None:
    """The files of a learner's own zip; a zip in it is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in members(archive):
                inside = f"{path}/{member.path}"
                if is_noise(member.path):
                    continue
                found.count += 1
                if found.is_full:
                    return
                if member.path.lower().endswith(".zip"):
                    found.refused.append(Refused(inside, "it is a zip in a zip"))
                elif member.reason:
                    found.refused.append(Refused(inside, member.reason))
                elif matters(member.path):
                    _take_member(found, archive, member, inside)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        found.refused.append(Refused(path, f"it is not a readable zip: {printable(str(problem))[:100]}"))


@dataclass(frozen=True)
class Member:
    """A file in a zip; with a reason where it isn't to be read."""

    info: zipfile.ZipInfo
    path: str
    reason: str = ""


def members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """The files of a zip, in order."""
    for info in archive.infolist():
        if info.is_dir():
            continue
        path = printable(info.filename.replace("\\", "/"))
        parts = PurePosixPath(path).parts
        mode = info.external_attr >> 16
        reason = ""
        if path.startswith("/") or ".." in parts or (parts and ":" in parts[0]):
            reason = "its path leads out of the zip"
        elif stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            reason = f"it is {_kind(mode)}, not a file"
        elif info.flag_bits & 1:
            reason = "it is encrypted"
        yield Member(info, path, reason)


def _take_member(found: Received, archive: zipfile.ZipFile, member: Member, path: str) -> None:
    content = read_member(archive, member.info, LARGEST)
    if isinstance(content, str):
        found.refused.append(Refused(path, content))
    else:
        found.files.append(Sent(path, content))


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | str:
    """The bytes of a file in a zip, or why they aren't read; never more than the limit is unpacked."""
    try:
        with archive.open(info) as opened:
            content = opened.read(limit + 1)
    except Exception as problem:
        # Whatever a zip made by hand does to the one that unpacks it.
        return f"it can't be unpacked: {printable(str(problem))[:100]}"
    return content if len(content) <= limit else _too_large(limit)


def zip_limit(path: str) -> int:
    """How large a file of this name may be."""
    return _LARGEST_ZIP if path.lower().endswith(".zip") else LARGEST
