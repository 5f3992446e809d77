"""A folder that lasts as long as one request, and arguments that lie in it."""

import contextlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pytest_keraskata.answer.names import live
from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.returned import Raised


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """An empty folder; it is removed at the end, whatever an answer left in it."""
    with tempfile.TemporaryDirectory(prefix="keraskata-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def placed(value: Plain, at: Path) -> Any:
    """An argument as the answer receives it; paths lie in the folder."""
    if isinstance(value, InFolder):
        path = at / value.name
        return str(path) if value.as_text else path
    return live(value)


def placeless(raised: Raised | None, at: Path) -> Raised | None:
    """What was raised, without the folder's name and addresses, which are others each time."""
    if raised is None:
        return None
    message = raised.message.replace(str(at), "directory")
    return replace(raised, message=re.sub(r"0x[0-9a-f]{6,}", "0x…", message))


def arguments(call: Call, at: Path) -> tuple[list[Any], dict[str, Any]]:
    """A call's arguments, by position and by name."""
    return [placed(value, at) for value in call.args], {name: placed(value, at) for name, value in call.kwargs.items()}
