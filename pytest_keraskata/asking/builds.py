"""Asking for several models, one built after the other."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.model import ModelEvidence


@dataclass(frozen=True)
class BuildsRequest(Request, probe="pytest_keraskata.answer.probes.builds"):
    """Build a model for each call, and report how they look while all of them are there.

    Args:
        calls: the calls, in order.
        seed: of the backend's random numbers.
    """

    calls: tuple[Call, ...]
    seed: int = 0


@dataclass(frozen=True)
class BuildsEvidence(Evidence):
    """How several models look that were built one after the other.

    Args:
        models: each by itself, up to the first call that gave no model.
        shared: for each the first earlier call whose model is the same one or has a variable in common, or None.
    """

    models: tuple[ModelEvidence, ...]
    shared: tuple[int | None, ...]
