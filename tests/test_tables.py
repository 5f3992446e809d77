"""Tables of layers: they fit the terminal that they are printed in, and none of their numbers is ever cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_keraskata.cli import main
from pytest_keraskata.pictures import LayerTable, Row
from pytest_keraskata.render.failures import table
from pytest_keraskata.render.tables import table_lines
from pytest_keraskata.verdict import Verdict

if TYPE_CHECKING:
    from conftest import Project

ANSWER = Path(__file__).parent / "answers/cnn/wrong_average_pooling.py"
# Of the terminal; a table stands two columns to the right.
WIDTHS = (60, 80, 100)

CONV, POOL = Row("Conv2D 4 3×3", "(None, 5, 6, 4)", 112, "relu"), Row("MaxPooling2D 2×2", "(None, 2, 3, 4)", 0)
HEAD = Row("Dense 10", "(None, 10)", 250, "softmax", "[red]head")
POOL_LEFT_OUT = LayerTable("build_cnn()", (CONV, POOL, HEAD), (CONV, HEAD))


# --- lines ------------------------------------------------------------------------------------------------


def test_side_by_side() -> None:
    """Layer, activation, output shape and parameters of both; the first difference is marked."""
    assert (
        "   expected                output  params  found                  output  params",
        "   Conv2D 4 3×3   relu     5×6×4      112  Conv2D 4 3×3  relu     5×6×4      112",
        ">  MaxPooling2D            2×3×4        0  –",
        "   2×2",
        "   Dense 10       softmax  10         250  Dense 10      softmax  10         250",
        "   “[red]head”                             “[red]head”",
    ) == table_lines(POOL_LEFT_OUT, 80)


def test_below_each_other() -> None:
    """Where the width asks for it; layers that are alike are shown once, and so is one that is left out."""
    assert (
        "                                       output  params",
        "            Conv2D 4 3×3      relu     5×6×4      112",
        ">  missing  MaxPooling2D 2×2           2×3×4        0",
        "            Dense 10          softmax  10         250",
        "            “[red]head”",
    ) == table_lines(POOL_LEFT_OUT, 60)


def test_aligned_like_a_diff() -> None:
    """A layer too many, or too few, is one row; what it changes about the sizes of others makes them no other layers."""
    extra, wider = Row("Dropout 0.5", CONV.shape, 0), Row("MaxPooling2D 2×2", "(None, 5, 6, 4)", 0)
    other = Row("Dense 10", "(None, 10)", 250, "linear")

    assert ((CONV, CONV), (None, extra), (POOL, wider), (HEAD, HEAD)) == LayerTable(
        "f()", (CONV, POOL, HEAD), (CONV, extra, wider, HEAD)
    ).pairs
    assert ((CONV, None), (POOL, POOL), (HEAD, other)) == LayerTable("f()", (CONV, POOL, HEAD), (POOL, other)).pairs
    assert ((POOL, extra), (HEAD, HEAD)) == LayerTable("f()", (POOL, HEAD), (extra, HEAD)).pairs
    assert ((None, CONV),) == LayerTable("f()", (), (CONV,)).pairs


def numbers_of(row: Row) -> set[str]:
    sample = row.shape.removeprefix("(None, ").rstrip(",)").replace(", ", "×")
    return {sample, f"{row.parameters:,}", *row.words.split()[1:]}


NAMES = (
    "Dense 10",
    "LSTM 128",
    "Conv2D 256 3×3",
    "MaxPooling2D 2×2",
    "BatchNormalization",
    "Bidirectional",
    "Dropout 0.5",
)
rows = st.builds(
    Row,
    st.sampled_from((*NAMES, "GlobalAveragePooling2D", "SeparableConv2D 64 3×3", "MultiHeadAttention")),
    st.lists(st.integers(1, 512), min_size=1, max_size=3).map(lambda sizes: str((None, *sizes))),
    st.integers(0, 10**8),
    st.sampled_from(("", "relu", "tanh", "sigmoid", "softmax", "leaky_relu")),
    st.sampled_from(("", "", "head", "first_convolution")),
)
networks = st.lists(rows, max_size=5).map(tuple)


@pytest.mark.parametrize("width", WIDTHS)
@settings(deadline=None, database=None, derandomize=True)
@given(expected=networks, found=networks)
def test_table_fits(width: int, expected: tuple[Row, ...], found: tuple[Row, ...]) -> None:
    """No line is longer than the width, and every number stands in it whole."""
    lines = table_lines(LayerTable("f()", expected, found), width - 2)
    told = {word for line in lines for word in line.split()}

    assert all(len(line) <= width - 2 for line in lines)
    assert {number for row in (*expected, *found) for number in numbers_of(row)} <= told


@pytest.mark.parametrize("width", [20, 40, *WIDTHS])
def test_long_names_are_broken(width: int) -> None:
    """An own name may have forty letters; where nothing fits, nothing is lost."""
    wide = Row("GlobalAveragePooling2D", "(None, 5, 6, 4)", 12_345_678, "softmax", "é" * 38)
    lines = table_lines(LayerTable("f()", (wide, wide), (wide, HEAD)), width - 2)

    assert max(width - 2, 50) >= max(map(len, lines))
    assert 2 == " ".join(lines).split().count("12,345,678")
    assert 2 * 38 == "".join(lines).count("é")


# --- faces ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def right() -> LayerTable:
    """The table of an answer that takes the average of its windows."""
    told = CliRunner().invoke(main, ["check", "cnn", str(ANSWER), "--json"]).output
    finding = Verdict.from_data(json.loads(told)).findings[0]
    found = table(finding)

    assert found is not None
    assert ["Conv2D", "MaxPooling2D", "Flatten", "Dense", "Dense"] == [row.words.split()[0] for row in found.expected]
    assert 1 == found.first_difference
    return found


def shown(told: str, right: LayerTable, width: int) -> bool:
    """Whether a screen of this width has the whole table."""
    lines = [f"  {line}".rstrip() for line in table_lines(right, width - 2)]
    assert all(len(line) <= width for line in lines)
    return "\n".join(lines) in "\n".join(line.rstrip() for line in told.splitlines())


@pytest.mark.parametrize("width", WIDTHS)
def test_command_shows_the_table(right: LayerTable, width: int) -> None:
    """`keraskata check` lays it out for the terminal."""
    told = CliRunner().invoke(main, ["check", "cnn", str(ANSWER)], env={"COLUMNS": str(width)}).output

    assert shown(told, right, width), told


@pytest.mark.parametrize("width", WIDTHS)
def test_pytest_shows_the_table(project: Project, right: LayerTable, width: int) -> None:
    """And so does pytest."""
    project.given({"katas/convolution/cnn.py": ANSWER.read_text("utf-8")})
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "architecture", "katas"],
        cwd=project.folder,
        env={**os.environ, "COLUMNS": str(width), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    assert shown(done.stdout, right, width), done.stdout
