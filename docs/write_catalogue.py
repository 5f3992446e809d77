"""Writes the list of katas into README.md; with --check, only says whether it is up to date."""

import sys
from itertools import groupby
from pathlib import Path

from pytest_keraskata import catalogue

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- katas: written by docs/write_catalogue.py -->\n", "<!-- end of katas -->"


def table() -> str:
    """The katas by topic, as Markdown."""
    lines = ["| topic | katas, with the questions that they answer |", "| --- | --- |"]
    for topic, katas in groupby(catalogue.all_katas(), key=lambda kata: kata.topic):
        listed = ", ".join(f"`{kata.id}` ({' '.join(kata.questions)})" for kata in katas)
        lines.append(f"| {topic} | {listed} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = f"{before}{BEGIN}{table()}{END}{after}"
    if "--check" in sys.argv:
        return int(written != text)
    README.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
