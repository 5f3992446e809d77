"""What can be wrong with an answer, as data: a class for each kind, from which `render` makes the words."""

# Whoever reads a failure must know all kinds.
from pytest_keraskata.failures import functions, networks, training, unchecked
from pytest_keraskata.failures.failure import Claim, Facts, Failed, Failure, WrongSize, observe, observed

__all__ = [
    "Claim",
    "Facts",
    "Failed",
    "Failure",
    "WrongSize",
    "functions",
    "networks",
    "observe",
    "observed",
    "training",
    "unchecked",
]
