"""Writes a notebook for each kata into notebooks/, and their list into docs/editors.md; --check only compares."""

import ast
import sys
from pathlib import Path

import nbformat

from pytest_keraskata import catalogue
from pytest_keraskata.learner import course
from pytest_keraskata.learner.folder import shipped_stub

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "editors.md"
BEGIN, END = "<!-- notebooks: written by docs/write_notebooks.py -->\n", "<!-- end of notebooks -->"
GITHUB = "https://github.com/"
SETUP = """\
# Where Keraskata isn't installed, such as in Colab: remove the # of the next line, and run this cell.
# %pip install -q pytest-keraskata
%load_ext pytest_keraskata.notebook"""


def notebook(kata: str) -> str:
    """A kata's notebook: its task, a cell to write in, hints."""
    stub = shipped_stub(kata)
    task = ast.get_docstring(ast.parse(stub)) or ""
    code = "\n".join(stub.splitlines()[ast.parse(stub).body[0].end_lineno :]).strip()
    title, _, rest = task.partition("\n")
    cells = [
        nbformat.v4.new_markdown_cell(f"# {title}\n{rest}\n\n*{course.place_of(kata).words}*"),
        nbformat.v4.new_code_cell(SETUP),
        nbformat.v4.new_markdown_cell("Write your answer here; running the cell checks it."),
        nbformat.v4.new_code_cell(f"%%kata {kata}\n{code}"),
        nbformat.v4.new_markdown_cell("Run this cell for a hint: one more each time."),
        nbformat.v4.new_code_cell(f"%kata hint {kata}"),
    ]
    for number, cell in enumerate(cells):
        # Random ids would make every notebook a new one.
        cell["id"] = f"{kata.replace('_', '-')}-{number}"
    made = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    return str(nbformat.writes(made)) + "\n"


def badges(path: str, repository: str) -> str:
    """The badges of a notebook.

    Args:
        path: of the notebook, relative to the repository.
        repository: its address; Colab opens notebooks of GitHub's only.
    """
    shown = [f"[![Jupyter](https://img.shields.io/badge/Jupyter-open-orange?logo=jupyter)](../{path})"]
    if repository.startswith(GITHUB):
        place = repository.removeprefix(GITHUB).strip("/")
        address = f"https://colab.research.google.com/github/{place}/blob/main/{path}"
        shown.append(f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({address})")
    return " ".join(shown)


def repository() -> str:
    """The project's address, as pyproject.toml says it, or ""."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project.get("urls", {}).get("Repository", ""))


def files() -> dict[Path, str]:
    """What is written, by its place."""
    written, lines = {}, ["| kata | notebook |", "| --- | --- |"]
    for kata in course.path():
        path = f"notebooks/{catalogue.topic_of(kata)}/{kata}.ipynb"
        written[ROOT / path] = notebook(kata)
        lines.append(f"| `{kata}` ({course.place_of(kata).words}) | {badges(path, repository())} |")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return {**written, PAGE: before + BEGIN + "\n".join(lines) + "\n" + END + after}


def main() -> int:
    wanted = files()
    stale = [path for path in (ROOT / "notebooks").rglob("*.ipynb") if path not in wanted]
    if "--check" in sys.argv:
        return int(
            bool(stale) or any(not path.is_file() or path.read_text("utf-8") != text for path, text in wanted.items())
        )
    for path in stale:
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
