"""What can be read in a box: the interpreter, the libraries, and of this package what a player needs."""

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
_ROOT = _PACKAGE.parent
_PARTS = ("__init__.py", "backend", "answer", "asking")
_SYSTEM = ("/usr", "/lib", "/lib64", "/bin")
_LIBRARIES = ("keras", "tensorflow", "numpy")
# Packages that bring specs; what they bring of kinds of requests is imported before anybody is in a box.
_SPECS = "keraskata.specs"
FILES = ("/etc/ld.so.cache", "/etc/localtime")
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


@cache
def trees() -> tuple[Path, ...]:
    """The folders that can be read, but for what is `hidden`; none is in another one."""
    found = [*map(Path, (*_SYSTEM, sys.base_prefix, sys.prefix)), *(_folder(name).parent for name in _LIBRARIES)]
    real = sorted({path.resolve() for path in found if path.is_dir()} - {_ROOT, Path("/")})
    return tuple(path for path in real if not any(other in path.parents for other in real))


def links() -> list[Path]:
    """Names that the interpreter goes by and that only stand for others, such as `/lib` or `.venv`."""
    return [path for path in map(Path, (*_SYSTEM, sys.prefix, sys.base_prefix)) if path.is_symlink()]


def parts() -> list[Path]:
    """What of this package can be read."""
    return [_PACKAGE / name for name in _PARTS]


@cache
def hidden() -> tuple[Path, ...]:
    """What can't be read though it lies in one of the trees: specs, solutions, known answers."""
    packs = {point.value.partition(".")[0] for point in entry_points(group=_SPECS)}
    found = {_PACKAGE, *(_folder(name) for name in packs - {_PACKAGE.name})}
    if (_ROOT / "pyproject.toml").is_file():
        found |= {_ROOT / name for name in ("katas", "solutions", "tests")}
    return tuple(sorted(path for path in found if path.exists()))


@cache
def pieces() -> tuple[Path, ...]:
    """The trees in as few pieces as there can be when what is hidden is left out."""
    return tuple(piece for tree in trees() for piece in _without(tree, hidden()))


def _without(tree: Path, left_out: Iterable[Path]) -> Iterator[Path]:
    inside = [path for path in left_out if tree == path or tree in path.parents]
    if not inside:
        yield tree
    elif tree not in inside:
        for entry in os.scandir(tree):
            yield from _without(Path(entry.path), inside)


def _folder(module: str) -> Path:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return Path(sys.prefix)
    origin = Path(spec.origin).resolve()
    return origin.parent if origin.name == "__init__.py" else origin
