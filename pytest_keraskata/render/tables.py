"""Tables of layers as lines."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
from pytest_keraskata.judge.pictures import LayerTable, Row

_WIDTH, _WIDEST = 76, 96


def table_lines(table: LayerTable) -> tuple[str, ...]:
    """Two networks side by side as lines, the first difference marked; within 80 columns where names allow it."""
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    rows = [[cell for one in pair for cell in _cells(one)] for pair in table.pairs]
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    drawn.add_column("")
    for place, side in enumerate(("expected", "found")):
        longest = max(len(word) for cells in rows for word in [side, *cells[4 * place].split()])
        drawn.add_column(side, overflow="fold", min_width=longest)
        drawn.add_column("", no_wrap=True)
        drawn.add_column("output", no_wrap=True)
        drawn.add_column("params", justify="right", no_wrap=True)
    for place, cells in enumerate(rows):
        drawn.add_row(">" if place == table.first_difference else "", *map(Text, cells))
    console = Console(
        file=io.StringIO(),
        width=_WIDEST,
        force_terminal=False,
        force_jupyter=False,
        color_system=None,
        legacy_windows=False,
    )
    least, most = Measurement.get(console, console.options.update(width=10 * _WIDEST), drawn)
    console.width = min(most, max(_WIDTH, least), _WIDEST)
    if least > _WIDEST:
        # Rather a name broken than a number cut off.
        for column in drawn.columns:
            column.min_width = None
    with console.capture() as capture:
        console.print(drawn)
    return tuple(line.rstrip() for line in capture.get().splitlines())


def _cells(one: Row | None) -> tuple[str, ...]:
    if one is None:
        return "", "", "", ""
    # The batch axis is always there and says nothing.
    sample = one.shape.removeprefix("(None, ").removesuffix(")").rstrip(",").replace(", ", "×")
    name = f"{one.words}\n“{one.name}”" if one.name else one.words
    return name, one.activation, sample if one.shape.startswith("(None, ") else one.shape, f"{one.parameters:,}"
