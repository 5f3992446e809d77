"""Graphs, curves and bars as SVG whose colours are those of the page around it; matplotlib draws them."""

from __future__ import annotations

import io
import math
import re
import textwrap
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
import networkx as nx
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter
from matplotlib.transforms import ScaledTranslation

from pytest_keraskata.pictures import Bars, Curves, Network, Node, Series

# Colours that nobody would choose; each becomes the page's own of this name.
_COLOURS = {
    "#010101": "ink",
    "#020202": "muted",
    "#030303": "line",
    "#040404": "raised",
    "#050505": "first",
    "#060606": "second",
    "#070707": "third",
    "#080808": "bad",
}
_INK, _MUTED, _LINE, _RAISED, _FIRST, _SECOND, _THIRD, _BAD = _COLOURS
_PALETTE = (_FIRST, _SECOND, _THIRD)
_MARKERS = ("o", "s", "^")

_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "keraskata",
    # A learner's names are names, also where they look like formulas.
    "text.parse_math": False,
    "font.size": 9.5,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _LINE,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _LINE,
    "grid.linewidth": 0.6,
    "xtick.color": _MUTED,
    "ytick.color": _MUTED,
    "legend.frameon": False,
    "figure.facecolor": "none",
}

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_EXPONENT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# More of them make a line thicker, and nothing else.
_MOST_MARKERS = 40
# In inches, as all sizes of matplotlib's are.
_LETTER, _NODE, _STEP, _LANE = 0.085, 0.46, 0.74, 0.22


def curves(picture: Curves, prefix: str) -> str:
    """Curves as SVG.

    Args:
        picture: what is drawn.
        prefix: of the ids in it; no other drawing of a page may have the same.
    """
    with _style():
        figure = Figure(figsize=(5.4, 2.9))
        axes = figure.add_subplot()
        for number, one in zip(_colours(picture.series), picture.series, strict=True):
            colour = _PALETTE[number % len(_PALETTE)]
            x = [picture.first + picture.step * place for place in range(len(one.values))]
            y = [float("nan") if value is None else value for value in one.values]
            if one.expected:
                axes.plot(x, y, color=colour, alpha=0.3, linewidth=7, solid_capstyle="round", label=one.name)
            else:
                marker = _MARKERS[number % len(_MARKERS)] if len(x) <= _MOST_MARKERS else ""
                axes.plot(x, y, color=colour, linewidth=1.6, marker=marker, markersize=5, label=one.name)
        for number, mark in enumerate(picture.marks):
            axes.axvline(mark.at, color=_MUTED, linewidth=1.2, linestyle=(0, (4, 3)))
            above = (0, 3 + 11 * number)
            axes.annotate(
                mark.label, (mark.at, 1), above, xycoords=("data", "axes fraction"), textcoords="offset points",
                ha="center", fontsize=8.5, color=_INK,
            )  # fmt: skip
        if picture.log:
            axes.set_yscale("log")
            _powers_of_ten(axes.yaxis)
        else:
            axes.ticklabel_format(axis="y", useOffset=False)
        if picture.step == 1:
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel(picture.x)
        axes.set_ylabel(picture.y)
        if len(picture.series) > 1:
            _legend(axes, axes.lines[: len(picture.series)], any(one.expected for one in picture.series))
        return _svg(figure, _summary(picture), prefix)


def bars(picture: Bars, prefix: str) -> str:
    """Bars as SVG; arguments as for `curves`."""
    with _style():
        count, many = len(picture.labels), len(picture.series)
        values = [[one.values[place] for one in picture.series] for place in range(count)]
        # Where each name has one number only, its bar has all the room.
        abreast = 1 if all(sum(value is not None for value in row) <= 1 for row in values) else many
        figure = Figure(figsize=(5.4, 0.5 + count * (0.12 + 0.2 * abreast)))
        axes = figure.add_subplot()
        axes.grid(visible=False)
        height = 0.8 / abreast
        drawn: list[Any] = []
        for number, one in enumerate(picture.series):
            known = [(place, value) for place, value in enumerate(one.values) if value is not None]
            offset = (number - (many - 1) / 2) * height if abreast > 1 else 0.0
            colour = _PALETTE[number % len(_PALETTE)]
            drawn.append(
                axes.barh(
                    [place + offset for place, _ in known],
                    [value for _, value in known],
                    height * 0.9,
                    color=colour,
                    alpha=0.45 if one.expected else 1,
                    label=one.name,
                )
            )
            axes.bar_label(drawn[-1], [_number(value) for _, value in known], padding=3, fontsize=8.5, color=_INK)
        axes.set_yticks(range(count), [textwrap.shorten(one, 36, placeholder=" …") for one in picture.labels])
        axes.set_ylim(count - 0.45, -0.55)
        axes.tick_params(axis="y", length=0, labelcolor=_INK)
        axes.margins(x=0.14)
        if picture.log:
            axes.set_xscale("log")
            _powers_of_ten(axes.xaxis)
        if picture.level is not None:
            line = axes.axvline(picture.level.at, color=_INK, linewidth=1.2, linestyle=(0, (4, 3)))
            line.set_label(picture.level.label)
            drawn.append(line)
        axes.set_xlabel(picture.y)
        if len(drawn) > 1:
            _legend(axes, drawn, paired=False)
        return _svg(figure, _summary(picture), prefix)


def _colours(series: Sequence[Series]) -> Iterator[int]:
    """The number of each curve's colour: what was found has that of what was expected of it, which lies beneath."""
    number, paired = -1, False
    for one in series:
        number += not paired
        paired = one.expected
        yield number


def _powers_of_ten(axis: Any) -> None:
    axis.set_major_locator(LogLocator(numticks=8))
    axis.set_major_formatter(FuncFormatter(lambda value, _: "10" + str(round(math.log10(value))).translate(_EXPONENT)))
    axis.set_minor_formatter(NullFormatter())


def network(picture: Network, prefix: str) -> str:
    """A graph of layers as SVG, inputs at the top; arguments as for `curves`."""
    generations = _generations(picture)
    places = {node: (column, line) for line, nodes in enumerate(generations) for column, node in _columns(nodes)}
    with _style():
        width = max(_width(node) for node in picture.nodes) + 0.35
        across = [column for column, _ in places.values()]
        left, right = min(across) * width - width / 2 - _LANE, max(across) * width + width / 2 + _LANE
        low, high = -_STEP * (len(generations) - 1) - _NODE / 2 - 0.05, _NODE / 2 + 0.05
        figure = Figure(figsize=(right - left, high - low))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(left, right), ylim=(low, high))
        axes.axis("off")
        at = {node: (column * width, -_STEP * line) for node, (column, line) in places.items()}
        for source, target in picture.edges:
            _arrow(axes, picture, at, source, target)
        for place, node in enumerate(picture.nodes):
            _box(axes, node, *at[place])
        return _svg(figure, _graph_summary(picture), prefix, tight=False)


def _generations(picture: Network) -> list[list[int]]:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(picture.nodes)))
    # A layer that is used twice may make a circle.
    graph.add_edges_from((source, target) for source, target in picture.edges if source < target)
    return [sorted(nodes) for nodes in nx.topological_generations(graph)]


def _columns(nodes: Sequence[int]) -> Iterator[tuple[float, int]]:
    for place, node in enumerate(nodes):
        yield place - (len(nodes) - 1) / 2, node


def _width(node: Node) -> float:
    return max(1.5, _LETTER * max(len(_label(node)), len(node.shape)) + 0.25)


def _label(node: Node) -> str:
    return f"▶ {node.words}" if node.differs else node.words


def _box(axes: Any, node: Node, x: float, y: float) -> None:
    width = _width(node)
    is_input = node.words == "Input"
    axes.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - _NODE / 2),
            width,
            _NODE,
            boxstyle="round,pad=0,rounding_size=0.08",
            facecolor="none" if is_input else _RAISED,
            edgecolor=_BAD if node.differs else _MUTED,
            linewidth=2.4 if node.differs else 1,
            linestyle="--" if is_input else "-",
            zorder=2,
        )
    )
    axes.text(x, y + 0.085, _label(node), ha="center", va="center", fontsize=9.5, fontweight="bold", zorder=3)
    axes.text(x, y - 0.105, node.shape, ha="center", va="center", fontsize=8.5, color=_MUTED, zorder=3)


def _arrow(axes: Any, picture: Network, at: Mapping[int, tuple[float, float]], source: int, target: int) -> None:
    start, end = at[source], at[target]
    leaves, arrives = (_width(picture.nodes[node]) / 2 for node in (source, target))
    way = [(start[0], start[1] - _NODE / 2), (end[0], end[1] + _NODE / 2)]
    if abs(start[1] - end[1]) > 1.5 * _STEP:
        # Past the layers between: down its own column, or beside the only one.
        if start[0] == end[0]:
            lane = start[0] - max(map(_width, picture.nodes)) / 2 - _LANE
            way = [(start[0] - leaves, start[1]), (lane, start[1]), (lane, end[1]), (end[0] - arrives, end[1])]
        else:
            side = arrives if start[0] > end[0] else -arrives
            way = [way[0], (start[0], end[1]), (end[0] + side, end[1])]
    axes.add_patch(
        FancyArrowPatch(
            path=Path(way),
            arrowstyle="-|>",
            mutation_scale=9,
            color=_MUTED,
            linewidth=1.1,
            linestyle=":" if picture.guessed else "-",
            zorder=1,
        )
    )


def _legend(axes: Any, drawn: Sequence[Any], paired: bool) -> None:
    """Below the axes; each curve stands below the one that was expected of it."""
    below = axes.transAxes + ScaledTranslation(0, -0.45, axes.figure.dpi_scale_trans)
    columns = max(1, len(drawn) // 2) if paired else min(len(drawn), 3)
    axes.legend(
        handles=drawn, loc="upper center", bbox_to_anchor=(0.5, 0), bbox_transform=below, ncols=columns, fontsize=8.5
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e9 else f"{value:.3g}"


def _summary(picture: Curves | Bars) -> str:
    """What a drawing shows, for those who don't see it; the numbers stand in a table."""
    kind = "curves" if isinstance(picture, Curves) else "bars"
    said = []
    for one in picture.series:
        known = [value for value in one.values if value is not None]
        said.append(f"{one.name}: from {_number(known[0])} to {_number(known[-1])}" if known else f"{one.name}: none")
    marks = [mark.label for mark in picture.marks] if isinstance(picture, Curves) else []
    return f"{picture.title}, {kind}. {'; '.join([*said, *marks])}."


def _graph_summary(picture: Network) -> str:
    names = [f"{node.words} {node.shape}" for node in picture.nodes]
    if picture.guessed:
        return f"The model, its layers as it lists them: {', '.join(names)}."
    read = [f"{names[target]} reads {names[source]}" for source, target in picture.edges]
    return f"The model as a graph: {'; '.join(read)}."


# --- SVG --------------------------------------------------------------------------------------------------


@contextmanager
def _style() -> Iterator[None]:
    """Whatever a user has set, drawings are the same; a letter that no font has is the browser's concern."""
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield


def _svg(figure: Figure, summary: str, prefix: str, *, tight: bool = True) -> str:
    written = io.StringIO()
    FigureCanvasSVG(figure).print_figure(
        written, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        bbox_inches="tight" if tight else None, pad_inches=0.04,
    )  # fmt: skip
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(written.getvalue())  # noqa: S314 - matplotlib has just written it
    _tidied(root, prefix)
    root.attrib.update({"role": "img", "aria-label": summary})
    root.attrib["style"] = f"width: {root.attrib.pop('width')}"
    root.attrib.pop("height")
    text = ET.tostring(root, encoding="unicode")
    return re.sub("|".join(_COLOURS), lambda found: f"var(--kk-{_COLOURS[found[0]]})", text)


def _tidied(root: ET.Element, prefix: str) -> None:
    """Without metadata and without ids, but for those that the drawing itself needs."""
    for parent in list(root.iter()):
        for child in list(parent):
            # A style sheet in it would be the whole page's.
            if child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                parent.remove(child)
    used = set(re.findall(r"#([\w.-]+)", " ".join(value for one in root.iter() for value in one.attrib.values())))
    for one in root.iter():
        if one.get("id") in used:
            one.set("id", f"{prefix}-{one.get('id')}")
        else:
            one.attrib.pop("id", None)
        for name, value in one.attrib.items():
            if name == f"{{{_XLINK}}}href":
                one.set(name, f"#{prefix}-{value[1:]}")
            elif "url(#" in value:
                one.set(name, value.replace("url(#", f"url(#{prefix}-"))
