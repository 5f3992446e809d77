"""Writes the rooms into docs/architecture.md, from the code; with --check, only says whether they are up to date."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pytest_keraskata"
PAGE = ROOT / "docs/architecture.md"
BEGIN, END = "<!-- rooms: written by docs/write_architecture.py -->\n", "<!-- end of rooms -->"


def floors() -> list[list[str]]:
    """The rooms from top to bottom, as the linter of imports holds them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers: list[str] = settings["contracts"][0]["layers"]
    return [re.split(r" [:|] ", layer) for layer in layers]


def purpose(room: str) -> str:
    """The first sentence of a room's docstring."""
    folder = PACKAGE / room
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").splitlines()[0]


def imported(room: str) -> set[str]:
    """The rooms that a room imports from, also inside functions."""
    folder = PACKAGE / room
    return {name for file in (folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")])
            for name in _rooms(ast.parse(file.read_text("utf-8")))} - {room}  # fmt: skip


def _rooms(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pytest_keraskata"):
            parts = (node.module or "").split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]


def text() -> str:
    """A picture of the floors, and a table of the rooms."""
    lines = ["```mermaid", "flowchart TD"]
    for number, rooms in enumerate(floors()):
        lines.append(f'    floor{number}["{" · ".join(rooms)}"]')
        lines += [f"    floor{number - 1} --> floor{number}"] if number else []
    lines += ["```", "", "| room | what it is for | imports from |", "| --- | --- | --- |"]
    order = [room for rooms in floors() for room in rooms]
    for room in order:
        below = sorted(imported(room) & set(order), key=order.index)
        name = f"`{room}/`" if (PACKAGE / room).is_dir() else f"`{room}.py`"
        lines.append(f"| {name} | {purpose(room)} | {', '.join(below) or '–'} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = f"{before}{BEGIN}{text()}{END}{after}"
    if "--check" in sys.argv:
        return int(written != page)
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
