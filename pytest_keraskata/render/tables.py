"""Tables of layers as lines that fit a terminal; no number of theirs is ever cut."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from pytest_keraskata.pictures import LayerTable, Row

_SIDES = ("expected", "found")
# A layer that only one of the networks has.
_ALONE = ("missing", "extra")
# More than any table asks for; and what a column of names has in the narrowest terminal.
_ROOM, _NARROWEST = 1000, 6


def table_lines(table: LayerTable, width: int) -> tuple[str, ...]:
    """Two networks side by side as lines, the first difference marked; below each other where the width asks for it.

    Args:
        table: the networks.
        width: columns that there are; a word is broken where even the narrow form doesn't fit.
    """
    console = Console(
        file=io.StringIO(),
        width=_ROOM,
        force_terminal=False,
        force_jupyter=False,
        color_system=None,
        legacy_windows=False,
    )
    for drawn in (_beside(table), _below(table)):
        excess = max(Measurement.get(console, console.options, drawn).maximum - width, 0)
        names = [column for column in drawn.columns if column.overflow == "fold"]
        # Rich would take from the widest column, also what its longest word needs, and then cut the last one.
        for column in names:
            longest, word = column.max_width or 0, column.min_width or 0
            column.width = max(longest - excess, word)
            excess -= longest - column.width
        if not excess:
            break
    if excess:
        names[0].width = max((names[0].width or 0) - excess, _NARROWEST)
    with console.capture() as capture:
        console.print(drawn)
    return tuple(line.rstrip() for line in capture.get().splitlines())


def _beside(table: LayerTable) -> Table:
    rows = [[_cells(one) for one in pair] for pair in table.pairs]
    drawn = _empty()
    for place, side in enumerate(_SIDES):
        _add_columns(drawn, side, [row[place] for row in rows])
    for place, row in enumerate(rows):
        drawn.add_row(_mark(table, place), *(Text(cell) for cells in row for cell in cells))
    return drawn


def _below(table: LayerTable) -> Table:
    """Of each place the right layer, and below it the answer's where that is another one."""
    drawn = _empty()
    drawn.add_column("", no_wrap=True)
    rows = [
        (_mark(table, place) if number == 0 else "", side, _cells(one))
        for place, pair in enumerate(table.pairs)
        for number, (side, one) in enumerate(sides(*pair, alone=bool(table.expected)))
    ]
    _add_columns(drawn, "", [cells for *_, cells in rows])
    for mark, side, cells in rows:
        drawn.add_row(mark, side, *map(Text, cells))
    return drawn


def sides(expected: Row | None, found: Row | None, *, alone: bool = True) -> Sequence[tuple[str, Row]]:
    """One or two rows for a place: one for layers that are alike, and for one that only one of the networks has.

    Args:
        expected: the right layer, if there is one.
        found: the answer's, if there is one.
        alone: whether a layer without a partner is one too many or too few.
    """
    if expected is not None and found is not None:
        return [("", found)] if expected.is_like(found) else [(_SIDES[0], expected), (_SIDES[1], found)]
    return [
        (name if alone else "", one) for name, one in zip(_ALONE, (expected, found), strict=True) if one is not None
    ]


def _mark(table: LayerTable, place: int) -> str:
    return ">" if place == table.first_difference else ""


def _empty() -> Table:
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    drawn.add_column("", no_wrap=True)
    return drawn


def _add_columns(drawn: Table, title: str, rows: Sequence[Sequence[str]]) -> None:
    lines = [title, *(line for cells in rows for line in cells[0].splitlines())]
    word = max(len(word) for line in lines for word in (line.split() or [""]))
    drawn.add_column(title, overflow="fold", min_width=word, max_width=max(map(len, lines)))
    drawn.add_column("", no_wrap=True)
    drawn.add_column("output", no_wrap=True)
    drawn.add_column("params", justify="right", no_wrap=True)


def _cells(one: Row | None) -> tuple[str, str, str, str]:
    if one is None:
        return "–", "", "", ""
    name = f"{one.words}\n“{one.name}”" if one.name else one.words
    return name, one.activation, sample(one), f"{one.parameters:,}"


def sample(one: Row) -> str:
    """The output shape of a layer for one sample; the batch axis is always there and says nothing."""
    if not one.shape.startswith("(None, "):
        return one.shape
    return one.shape.removeprefix("(None, ").removesuffix(")").rstrip(",").replace(", ", "×")
