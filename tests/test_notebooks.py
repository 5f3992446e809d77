"""The notebook of each kata: as it is written, up to date, and run from top to bottom."""

from __future__ import annotations

import importlib.util
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.learner.folder import Folder, shipped_solution

ROOT = Path(__file__).parents[1]
# One that counts, one of arrays, and one that builds a model.
RUN = ("recurrent_params", "pooling", "lstm")


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """The script that writes them."""
    spec = importlib.util.spec_from_file_location("write_notebooks", ROOT / "docs/write_notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_notebooks_are_up_to_date(writer: ModuleType) -> None:
    """One for each kata and no others, each with the task of its stub; and all of them on the page."""
    written = writer.files()

    assert {path for path in written if path.suffix == ".ipynb"} == set((ROOT / "notebooks").rglob("*.ipynb"))
    assert set(catalogue.index()) == {path.stem for path in written if path.suffix == ".ipynb"}
    assert not [str(path) for path, text in written.items() if path.read_text("utf-8") != text]


def test_badges(writer: ModuleType) -> None:
    """Jupyter's leads to the file; Colab's needs the project's address, and is left out without it."""
    path = "notebooks/recurrent/lstm.ipynb"

    assert "](../notebooks/recurrent/lstm.ipynb)" in writer.badges(path, "")
    assert "colab" not in writer.badges(path, "")
    assert "colab" not in writer.badges(path, "https://keraskata.example/keraskata")
    assert "](https://colab.research.google.com/github/me/katas/blob/main/notebooks/recurrent/lstm.ipynb)" in writer.badges(path, "https://github.com/me/katas/")  # fmt: skip


@pytest.mark.parametrize("kata", RUN)
def test_a_notebook_runs(kata: str, tmp_path: Path) -> None:
    """As it is, the kata is todo and a hint is given; with the worked answer in its cell, it is solved."""
    Folder(tmp_path).fill()
    with warnings.catch_warnings():
        # What the client and its sockets warn of is none of ours.
        warnings.simplefilter("ignore")
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(ROOT / f"notebooks/{catalogue.topic_of(kata)}/{kata}.ipynb", 4)
        notebook.cells.append(nbformat.v4.new_code_cell(f"%%kata {kata}\n{shipped_solution(kata)}"))
        place = {"metadata": {"path": str(tmp_path)}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()
    _, answer, hint, solved = (str(cell.outputs) for cell in notebook.cells if cell.cell_type == "code")

    assert f"{kata}: todo" in answer
    assert f"1. {catalogue.load(kata).hints[0][:20]}" in hint
    assert f"{kata}: solved" in solved
