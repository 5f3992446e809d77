"""Pictures of functions of one number: what is expected beside what an answer gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import Asked
from pytest_keraskata.authoring.functions import numbers
from pytest_keraskata.kata import given
from pytest_keraskata.pictures import Curves, series


def curves(
    x: Array, *drawn: Sequence[tuple[Asked, Callable[..., Array]]], **others: float
) -> Callable[[Subject], Iterator[Curves]]:
    """Draws a picture for each group of functions.

    Args:
        x: the numbers, at even distances, that all of them are requested for.
        drawn: the functions of each picture, each with the right one.
        others: what else is passed to those that take it.
    """

    def pictures(subject: Subject) -> Iterator[Curves]:
        for group in drawn:
            lines = []
            for asked, right in group:
                known = asked.function.arguments(Call(asked.name, (x,), others))
                named = {
                    name: others[name] for name in others if name in {one.name for one in asked.function.parameters}
                }
                found = numbers(subject, Call(asked.name, (x,), named))
                yours = found.ravel() if found is not None and found.shape == x.shape else ()
                expected = given(right, {**known, "x": x.astype("float64")})
                lines += [
                    series(f"{asked.name}, expected", expected, expected=True),
                    series(f"{asked.name}, yours", yours),
                ]
            title = " and ".join(asked.name for asked, _ in group)
            yield Curves(title, "x", "output", tuple(lines), first=float(x[0]), step=float(x[1] - x[0]))

    return pictures
