"""Training the top of a base on."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import BASES, Bars, Kata, Subject, Tuning, check, rate_lasts, series, signature
from pytest_keraskata.specs.transfer._fine_tuning import COMPILING, NORMALIZATION, TOP
from pytest_keraskata.specs.transfer._thawing import thaw

tuned = Tuning("unfreeze_top", thaw)
_TRAINED: tuple[dict[str, Any], ...] = (
    {"kind": "nested", "layers": 2, "loss": "smoothed", "rate": 1e-2, "steps": 2},
    {"kind": "flat", "layers": 4, "loss": "function", "rate": None, "steps": 2},
    {"kind": "sequential", "layers": 0, "loss": "smoothed", "steps": 2},
)
_BY_DEFAULT: dict[str, Any] = {"kind": "plain", "layers": 1, "loss": "mean_squared_error", "rate": None, "steps": 2}
_PINNED: tuple[dict[str, Any], ...] = (
    {"kind": "plain", "layers": 1},
    {"kind": "plain", "layers": 0, "frozen": False},
    {"kind": "nested", "layers": 2},
    {"kind": "flat", "layers": 8, "frozen": False},
    {"kind": "sequential", "layers": 4},
    {"kind": "sequential", "layers": 5},
    *_TRAINED,
)
_AFTER_FIT: dict[str, Any] = {"kind": "plain", "layers": 3, "in_graph": True}
_DRAWN = st.builds(
    lambda base, frozen: {"kind": base[0], "layers": base[1], "frozen": frozen},
    st.sampled_from([(kind, layers) for kind, most in BASES.items() for layers in range(most + 1)]),
    st.booleans(),
)


def _cases(*cases: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return tuple({"case": case} for case in cases)


@check(case=_DRAWN, pinned=_cases(*_PINNED), draws=1, mistakes=TOP)
def top(subject: Subject, case: dict[str, Any]) -> None:
    """The last entries of the base and the head train, and those before them don't."""
    tuned(subject, case).trains(normalization=False)


# First a base that trains as a whole: there it shows who forgets normalization altogether.
@check(case=_DRAWN, pinned=_cases(*_PINNED[3:], *_PINNED[:3]), draws=1, mistakes=NORMALIZATION)
def normalization(subject: Subject, case: dict[str, Any]) -> None:
    """Every BatchNormalization of the base stays as it is."""
    tuned(subject, case).trains(normalization=True)


@check(after=("top", "normalization"), pinned=_cases(_BY_DEFAULT, *_TRAINED), mistakes=COMPILING)
def compiled(subject: Subject, case: dict[str, Any]) -> None:
    """The model is compiled with a new Adam at the learning rate, and the loss that it had."""
    found = tuned(subject, case)
    rate = case.get("rate", 1e-3) or 1e-5
    found.is_adam()
    rate_lasts(found.call, found.evidence, found.rates, rate)
    found.follows(rate)


@check(after=("top", "normalization", "compiled"), pinned=_cases(_AFTER_FIT))
def after_fit(subject: Subject, case: dict[str, Any]) -> None:
    """A model that was trained in a compiled graph before uses a new graph."""
    found = tuned(subject, case)
    found.trains(normalization=False)
    found.trains(normalization=True)
    found.follows(1e-3)


def _pictures(subject: Subject) -> Iterator[Bars]:
    """How far training moves each weight."""
    found = tuned(subject, {"kind": "plain", "layers": 3})
    moves = [
        float(np.linalg.norm(one - before))
        for before, one in zip(found.evidence.after, found.evidence.steps[-1], strict=True)
    ]
    labels = tuple(found.name(place) for place in range(len(moves)))
    note = "frozen weights stay unchanged, and so does every BatchNormalization of the base"
    yield Bars(
        "how far one update moves each weight, with layers=3", labels, "length", (series("yours", moves),), note=note
    )


kata = Kata(
    __name__,
    title="Fine-tuning",
    questions=("Q16", "Q3", "K10"),
    functions=(signature("unfreeze_top(model, base, layers, learning_rate=1e-5)"),),
    checks=(top, normalization, compiled, after_fit),
    hints=(
        "What does a frozen model do to layers that aren't frozen themselves?",
        "Which entries are base.layers[-layers:] if layers is 0?",
        "When does a change of trainable take effect?",
    ),
    ahead=lambda: (tuned.request(**case) for case in (*_PINNED, _BY_DEFAULT)),
    pictures=_pictures,
)
