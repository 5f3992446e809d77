"""A folder that lasts as long as one request."""

import contextlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pytest_keraskata.asking.returned import Raised


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """An empty folder; it is removed at the end, whatever an answer left in it."""
    with tempfile.TemporaryDirectory(prefix="keraskata-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def placeless(raised: Raised | None, at: Path) -> Raised | None:
    """What was raised, without the folder's name and addresses, which are others each time."""
    if raised is None:
        return None
    message = raised.message.replace(str(at), "directory")
    return replace(raised, message=re.sub(r"0x[0-9a-f]{6,}", "0x…", message))
