"""Wrong answers by the hundred: one small change to a solution each, by an operator on its syntax tree.

An operator names places in the source and what to put there; everything else stays as it was written, so a mutant is
told by its changed lines alone.
"""

import ast
import difflib
from dataclasses import dataclass

from pytest_keraskata.audit.operators import OPERATORS
from pytest_keraskata.audit.solution import Solution

_JOINT = " ⏎ "


@dataclass(frozen=True)
class Mutant:
    """A solution with one change.

    Args:
        operator: what kind of change.
        source: all of its text.
        line: where it begins, from 1.
        before: the lines that are no longer there, and `after` those in their place, on one line each.
    """

    operator: str
    source: str
    line: int
    before: str
    after: str

    @property
    def key(self) -> str:
        """What it is known by, whatever line it has moved to."""
        return f"{self.operator}: {self.before} → {self.after}"

    def diff(self, original: str) -> str:
        """The change as a unified diff without a head."""
        lines = difflib.unified_diff(original.splitlines(), self.source.splitlines(), lineterm="", n=1)
        return "\n".join(list(lines)[2:])


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a solution, each once, in the order of the operators.

    Raises:
        SyntaxError: where the solution can't be parsed.
    """
    solution = Solution(source)
    known = {ast.dump(solution.tree)}
    found = []
    for name, operator in OPERATORS.items():
        for edits in operator(solution):
            text = solution.edited(edits)
            try:
                tree = ast.dump(ast.parse(text))
            except SyntaxError:
                continue
            if tree not in known:
                known.add(tree)
                found.append(_mutant(name, source, text))
    return found


def _mutant(operator: str, source: str, text: str) -> Mutant:
    old, new = source.splitlines(), text.splitlines()
    spans = [
        span for span in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if span[0] != "equal"
    ]
    first, last = spans[0], spans[-1]

    def shown(lines: list[str]) -> str:
        return _JOINT.join(line.strip() for line in lines) or "nothing"

    return Mutant(operator, text, first[1] + 1, shown(old[first[1] : last[2]]), shown(new[first[3] : last[4]]))
