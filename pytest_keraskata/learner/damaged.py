"""Small files that a learner's folder keeps: what is done with one that is damaged, or of a later version."""

from itertools import count
from pathlib import Path


class Broken(Exception):
    """A file that no version of ours wrote like this."""


class Newer(Exception):
    """A file of a later version, which isn't ours to rewrite."""


def moved_aside(path: Path) -> Path:
    """Where a damaged file lies after it was renamed, so that nothing of it is lost.

    Raises:
        OSError: where it can't be renamed.
    """
    names = (path.with_name(f"{path.name}.broken{number or ''}") for number in count())
    kept = next(name for name in names if not name.exists())
    path.rename(kept)
    return kept
