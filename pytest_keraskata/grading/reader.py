"""Reads what files define, in a process of its own: source that was written to bring a parser down brings only this one down."""

from __future__ import annotations

import ast
import json
import re
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

_ROOT = Path(__file__).parents[2]
# Seconds for one file, the start of the process included.
_PATIENCE = 20.0
_MEMORY = 2**30
_MAGIC = re.compile(r"%%kata\s+(\w+)\s*$")


@dataclass(frozen=True)
class Part:
    """Source that a file holds: of a script all of it; of a notebook all of its code, or a cell that names its kata.

    Args:
        kata: the kata that a cell begins with (`%%kata lstm`), or "".
        source: Python.
        names: the functions and classes that it defines.
    """

    kata: str
    source: bytes
    names: frozenset[str]


class Reader:
    """A process that reads files; a context manager."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def parts(self, content: bytes, *, notebook: bool) -> list[Part] | str:
        """What a file holds, or why that can't be told."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pytest_keraskata.grading.reader"],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{len(content)} {int(notebook)}\n".encode() + content)
            self._process.stdin.flush()
            reply = json.loads(self._line())
        except (OSError, ValueError, TimeoutError):
            self._stop()
            return "reading it takes too long, or more memory than a file of this size may need"
        if "problem" in reply:
            return str(reply["problem"])
        return [Part(kata, source.encode(), frozenset(names)) for kata, source, names in reply["parts"]]

    def _line(self) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        deadline = time.monotonic() + _PATIENCE
        read = bytearray()
        while not read.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._process.stdout], [], [], left)[0]:
                raise TimeoutError
            piece = self._process.stdout.read1(65536)  # type: ignore[attr-defined]
            if not piece:
                raise OSError("the reader has ended")
            read += piece
        return bytes(read)

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


# --- in the process that reads ----------------------------------------------------------------------------


def main() -> None:
    """Answer, line by line, until the input ends."""
    limit_memory(_MEMORY)
    while head := sys.stdin.buffer.readline():
        size, notebook = map(int, head.split())
        content = sys.stdin.buffer.read(size)
        try:
            parts = _of_notebook(content) if notebook else [("", content.decode("utf-8", "replace"), _names(content))]
            reply: dict[str, Any] = {"parts": parts}
        except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
            line = f" (line {problem.lineno})" if isinstance(problem, SyntaxError) and problem.lineno else ""
            reply = {"problem": f"it can't be read as {'a notebook' if notebook else 'Python'}{line}"}
        except Exception as problem:
            # Whatever nbformat makes of a notebook made by hand.
            reply = {"problem": f"it can't be read as a notebook: {type(problem).__name__}"}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


def limit_memory(size: int) -> None:
    """Let this process have no more memory than that, where that can be done."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _names(source: bytes | str) -> list[str]:
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    return [node.name for node in ast.parse(source).body if isinstance(node, kinds)]


def _of_notebook(content: bytes) -> list[tuple[str, str, list[str]]]:
    import nbformat

    notebook = nbformat.reads(content.decode("utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    cells = [str(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    told: list[tuple[str, str, list[str]]] = []
    plain: list[str] = []
    for cell in cells:
        first, _, rest = cell.lstrip().partition("\n")
        if match := _MAGIC.match(first):
            told.append((match[1], rest, _names_if_any(rest)))
        elif not first.startswith("%%"):
            plain.append("\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in cell.splitlines()))
    if plain:
        whole = "\n\n".join(plain) + "\n"
        told.append(("", whole, _names_if_any(whole)))
    return told


def _names_if_any(source: str) -> list[str]:
    """Of a cell that is named, or a notebook that is, it need not be known: what is wrong in it shows when it runs."""
    try:
        return _names(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


if __name__ == "__main__":
    main()
