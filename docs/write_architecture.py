"""Writes the rooms into docs/architecture.md and docs/pictures/house.svg, from the code; --check only compares."""

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
PICTURE = ROOT / "docs/pictures/house.svg"
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


def picture() -> str:
    """The house as a picture: a floor for each layer, a door for each room; imports run downwards."""
    width, height, gap, margin = 760, 34, 8, 8
    below = len(floors()) * (height + gap) + margin
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 40} {below}" font-family="sans-serif" font-size="14">',
        "<title>The rooms of the house, from the faces above to Keras below</title>",
        f'<rect width="{width + 40}" height="{below}" fill="#ffffff"/>',
        f'<path d="M20 {margin + 8}V{below - margin - 8}m-6 -10l6 10l6 -10" fill="none" stroke="#5f6368" stroke-width="2"/>',
    ]
    for floor, rooms in enumerate(floors()):
        top, each = margin + floor * (height + gap), (width - margin + gap) / len(rooms)
        for place, room in enumerate(rooms):
            left = 40 + place * each
            parts.append(
                f'<rect x="{left:.0f}" y="{top}" width="{each - gap:.0f}" height="{height}" rx="4" fill="#e8f0fe" stroke="#4a6da7"/>'
                f'<text x="{left + (each - gap) / 2:.0f}" y="{top + height / 2 + 5:.0f}" text-anchor="middle" fill="#1f2a3d">{room}</text>'
            )
    return "\n".join([*parts, "</svg>"]) + "\n"


def text() -> str:
    """The picture, and a table of the rooms."""
    told = "The rooms of the package in floors, from the faces of pytest and the command line at the top to the door to Keras"
    lines = [
        f"![{told}](pictures/{PICTURE.name})",
        "",
        "| room | what it is for | imports from |",
        "| --- | --- | --- |",
    ]
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
        return int(written != page or not PICTURE.is_file() or PICTURE.read_text("utf-8") != picture())
    PAGE.write_text(written, encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
