"""How many points each check is worth, declared before anything runs; what a verdict doesn't show as passed is not earned."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.verdict import CheckStatus, Verdict

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

VISIBILITIES = ("visible", "hidden", "after_due_date", "after_published")


class NoPoints(Exception):
    """A file of points that can't be used; its text says why."""


@dataclass(frozen=True)
class Points:
    """What the katas that are graded are worth.

    Args:
        checks: of each kata, in order, what each of its checks is worth.
        visibility: of each kata, when its learner may see how it went, in Gradescope's words.
    """

    checks: Mapping[str, Mapping[str, float]]
    visibility: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def even(cls, katas: Sequence[str]) -> Points:
        """One point for each check."""
        return cls({kata: {check.name: 1.0 for check in catalogue.load(kata).checks} for kata in katas})

    @classmethod
    def read(cls, file: Path, katas: Sequence[str]) -> Points:
        """The points that a file declares for some katas.

        Raises:
            NoPoints: where it can't be read, says nothing of one of the katas, or names a check that this one hasn't got.
        """
        try:
            told = tomllib.loads(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            raise NoPoints(f"{file}: {problem}") from None
        checks, visibility = {}, {}
        for kata in katas:
            about = told.get(kata)
            if not isinstance(about, dict) or not isinstance(about.get("checks"), dict):
                raise NoPoints(f"{file} has no table [{kata}.checks]; each kata that is graded needs one")
            checks[kata] = _worth(file, kata, about["checks"])
            shown = about.get("visibility", VISIBILITIES[0])
            if shown not in VISIBILITIES:
                raise NoPoints(f"{file}: visibility of {kata} is one of {', '.join(VISIBILITIES)}, not {shown!r}")
            visibility[kata] = str(shown)
        return cls(checks, visibility)

    def text(self) -> str:
        """The same as a file that `read` takes."""
        lines = ["# What each check is worth. Edit a copy, and hand it over with --points."]
        for kata, worth in self.checks.items():
            lines += ["", f"[{kata}]", f'visibility = "{self.shown(kata)}"', f"[{kata}.checks]"]
            lines += [f'"{check}" = {points:g}' for check, points in worth.items()]
        return "\n".join(lines)

    def shown(self, kata: str) -> str:
        """When the learner may see how a kata went."""
        return self.visibility.get(kata, VISIBILITIES[0])

    def possible(self, kata: str) -> float:
        """What a kata is worth."""
        return sum(self.checks[kata].values())

    def earned(self, kata: str, verdict: Verdict | None) -> float:
        """What a verdict is worth: the points of the checks that it shows as passed."""
        if verdict is None or verdict.kata != kata or verdict.trouble is not None:
            return 0.0
        passed = {one.check for one in verdict.outcomes if one.status == CheckStatus.PASSED}
        return sum(points for check, points in self.checks[kata].items() if check in passed)


def _worth(file: Path, kata: str, told: Mapping[str, object]) -> dict[str, float]:
    names = [check.name for check in catalogue.load(kata).checks]
    for name, points in told.items():
        if name not in names:
            raise NoPoints(f"{file}: {kata} has no check {name!r}; its checks are {', '.join(names)}")
        if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points < 1e6:
            raise NoPoints(f"{file}: {kata}: {name} is worth a number of points, 0 or more, not {points!r}")
    return {name: float(told[name]) for name in names if name in told}  # type: ignore[arg-type]
