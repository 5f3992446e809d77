"""What late work costs: nothing, unless a rule is declared."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_RULE = re.compile(
    r"\s*(?P<percent>\d+(?:\.\d+)?)\s*%(?:\s+(?:per|a|an)\s+(?P<unit>day|hour))?(?:\s*,?\s*at most\s+(?P<most>\d+(?:\.\d+)?)\s*%)?\s*"
)
_UNITS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}


class NoRule(ValueError):
    """Words that are no rule; its text says what one looks like."""


@dataclass(frozen=True)
class Rule:
    """What of the points is deducted.

    Args:
        percent: once, or for each unit that has begun.
        unit: of time, or None for once.
        most: percent that are deducted at most.
    """

    percent: float
    unit: timedelta | None
    most: float

    @classmethod
    def read(cls, words: str) -> Rule:
        """The rule that is said as "10% per day", "2% per hour, at most 50%" or "20%".

        Raises:
            NoRule: for anything else.
        """
        match = _RULE.fullmatch(words)
        if match is None or float(match["percent"]) > 100 or float(match["most"] or 0) > 100:
            raise NoRule(f'{words!r} is not a rule; write "10% per day", "2% per hour, at most 50%" or "20%"')
        unit = _UNITS[match["unit"]] if match["unit"] else None
        return cls(float(match["percent"]), unit, float(match["most"] or 100))

    def share(self, late: timedelta | None) -> float | None:
        """Which part of the points is deducted; None where the rule asks how late, and that isn't known."""
        if self.unit is None:
            return min(self.percent, self.most) / 100
        if late is None:
            return None
        return min(self.percent * math.ceil(late / self.unit), self.most) / 100


@dataclass(frozen=True)
class Lateness:
    """How late something is; `by` is None where only that it is late is known."""

    by: timedelta | None

    def __str__(self) -> str:
        if self.by is None:
            return "late"
        hours = math.ceil(self.by / timedelta(hours=1))
        return f"late by {hours // 24} d {hours % 24} h" if hours >= 24 else f"late by {hours} h"


def lateness(due: datetime | None, sent: datetime | None, flagged: bool) -> Lateness | None:
    """How late something is, if it is: by the times where both are known, or because an export says so."""
    if due is not None and sent is not None:
        return Lateness(sent - due) if sent > due else None
    return Lateness(None) if flagged else None
