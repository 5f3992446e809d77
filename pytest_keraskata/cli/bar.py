"""How far a class is graded: a bar with the rate and the time left, and below it what came out so far."""

import time
from collections import Counter
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Column
from rich.text import Text

from pytest_keraskata.grading.judging import Result, Task


class Bar(Progress):
    """Shows the progress of grading, from when it is entered until it is left.

    Args:
        console: where it is shown.
        total: how many files are judged; where none are, nothing is shown.
    """

    def __init__(self, console: Console, total: int) -> None:
        self._started = time.monotonic()
        # What is judged twice counts once.
        self._outcomes: dict[tuple[str, str], str] = {}
        super().__init__(
            TextColumn("grading"),
            # The bar alone makes room for numbers that grow.
            BarColumn(bar_width=None, table_column=Column(ratio=1)),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            expand=True,
            disable=not total,
        )
        self._shown = self.add_task("", total=total, rate="")

    def tell(self, task: Task, result: Result) -> None:
        """Count a result.

        Args:
            task: whose it is.
            result: that came out.
        """
        self._outcomes[task.learner, result.kata] = result.outcome
        done = len(self._outcomes)
        rate = done / max(time.monotonic() - self._started, 1e-3) * 60
        self.update(self._shown, completed=done, rate=f"{rate:.0f} a minute")

    def get_renderables(self) -> Iterable[RenderableType]:
        """The bar, and the totals on lines of their own, which no number of the bar has to make room for."""
        yield from super().get_renderables()
        if self._outcomes:
            counts = Counter(self._outcomes.values())
            yield Text(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
