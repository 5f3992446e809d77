"""Is it the class of each sample? Models whose predictions are known, and what a right answer makes of them."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Returned, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import wrong_answer
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import value
from pytest_keraskata.authoring.predicting import HANDED, KINDS, asked, handed, known_model, samples
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Check, Mistake

# Between the two highest probabilities of a sample: from half of everything to a few roundings of float32.
_WIDEST, _CLOSEST = -2, -22
_FEW_ROWS, _FEW_CLASSES = 4, 8


def distributions(seed: int, rows: int, classes: int) -> Array:
    """Probabilities whose two highest ones are near one another, the higher one before or behind; none are equal."""
    generator = np.random.default_rng(seed)
    values = generator.uniform(0.1, 1, (rows, classes))
    values *= 0.2 / values.sum(axis=1, keepdims=True)
    for row in values:
        gap = 2.0 ** generator.integers(_CLOSEST, _WIDEST, endpoint=True)
        second, highest = generator.choice(classes, 2, replace=False)
        left = 1 - (row.sum() - row[second] - row[highest])
        row[second] = np.float32((left - gap) / 2)
        row[highest] = row[second] + gap
    return np.asarray(values, dtype="float32")


def judge(call: Call, returned: Returned, probabilities: Array, details: tuple[str, ...] = ()) -> None:
    """A call has returned the most probable class of each sample, as integers of shape (n,).

    Raises:
        Failed: where it has returned anything else.
    """
    right = probabilities.argmax(axis=1)
    found = as_array(returned)
    facts = Facts(call, returned, {"array": right, "probabilities": probabilities})
    shown = f"{call.function}(model, x)"
    if found is None or found.shape != right.shape:
        what = returned.words if found is None else f"shape {found.shape}: {_few(found)}"
        expected = f"one class per sample, shape {right.shape}"
        raise Failed(Claim(expected, what, (*_rows(probabilities), *details)), call=shown, facts=facts)
    if found.dtype.kind not in "iu":
        kind = {"b": "bools", "f": "floats"}.get(found.dtype.kind, str(found.dtype))
        told = Claim("integers", f"{kind}: {_few(found)}", (*_rows(probabilities), *details))
        raise Failed(told, call=shown, facts=facts)
    wrong = np.flatnonzero(found != right)
    if len(wrong):
        # Of many samples those are shown that are wrong.
        places = slice(None) if len(right) <= _FEW_ROWS else wrong[:_FEW_ROWS]
        which = "" if len(right) <= _FEW_ROWS else f" for the samples {', '.join(map(str, wrong[:_FEW_ROWS]))}"
        told = Claim(f"{_few(right[places])}{which}", _few(found[places]), (*_rows(probabilities[places]), *details))
        raise Failed(told, call=shown, why=_coarse(found, probabilities), facts=facts)


def _coarse(found: Array, probabilities: Array) -> str:
    """With which rounding the probabilities would get these classes, if there is one."""
    wrong = np.sum(found != probabilities.argmax(axis=1))
    ways = {f"are rounded to {places} decimals": np.round(probabilities, places) for places in range(1, 6)}
    ways["are in half precision (float16)"] = probabilities.astype("float16")
    fits = [way for way, coarse in ways.items() if np.array_equal(found, coarse.argmax(axis=1))]
    return f"probabilities that {fits[0]} would get these classes" if len(fits) == 1 and wrong >= _FEW_ROWS else ""


def _rows(probabilities: Array) -> tuple[str, ...]:
    """The predictions of a few samples, with as many digits as tell the highest ones apart."""
    return (
        "predictions: " + "; ".join(map(_row, probabilities[:_FEW_ROWS])) + "; …" * (len(probabilities) > _FEW_ROWS),
    )


def _row(row: Array) -> str:
    if len(row) <= _FEW_CLASSES:
        return ", ".join(f"{number:.8g}" for number in row)
    second, highest = np.argsort(row)[-2:]
    return f"{row[highest]:.8g} for class {highest}, {row[second]:.8g} for class {second}, the others less"


def _few(labels: Array) -> str:
    flat = np.ravel(labels).tolist()
    return str(flat) if len(flat) <= 12 else str(flat[:12])[:-1] + ", …]"


def class_mistakes(function: str) -> tuple[Mistake, ...]:
    """What is known to go wrong where the most probable class of each sample is asked for."""
    wrong, axis = partial(_wrong, function), "along which axis do the classes of one sample lie?"
    place = "what is its highest number the probability of?"
    return (
        wrong("axis-zero", lambda found: found.argmax(axis=0), "the best sample of each class comes back", axis),
        wrong("no-axis", np.argmax, "one number comes back for the whole batch", axis),
        wrong("least-probable", lambda found: found.argmin(axis=-1), "the least probable class comes back", place),
        wrong("highest", lambda found: found.max(axis=-1), "the highest probability comes back, not where it stands", place),
        wrong("probabilities", np.asarray, "the probabilities come back, and no decisions", place),
        wrong("rounded", lambda found: found.round().astype(int), "each probability is rounded", place),
        wrong("one-hot", lambda found: np.eye(found.shape[-1], dtype="int8")[found.argmax(axis=-1)]
              if found.shape[-1] < 1000 else found, "one-hot rows come back", "how many numbers has a sample's answer?"),
        wrong("from-one", lambda found: found.argmax(axis=-1) + 1, "classes are counted from 1",
              "which number has the first column?"),
        wrong("column", lambda found: found.argmax(axis=-1, keepdims=True), "the classes stand in a column",
              "how many axes has one class per sample?"),
        wrong("squeezed", lambda found: found.argmax(axis=-1).squeeze(), "a batch of one sample loses its axis",
              "what becomes of the axis of samples where there is one?"),
        wrong("floats", lambda found: found.argmax(axis=-1).astype(float), "the classes are floats",
              "of which kind is the number of a class?"),
        wrong("above-half", lambda found: (found > 0.5).argmax(axis=-1),
              "a class needs a probability above 0.5 here, or the first one is taken", place),
    )  # fmt: skip


def _wrong(function: str, named: str, decide: Callable[[Array], object], why: str, advice: str) -> Mistake:
    return wrong_answer(function, named, lambda model, x: decide(model.predict(x, verbose=0)), why, advice)


def class_checks(function: str, mistakes: Sequence[Mistake] = ()) -> tuple[Check, Check]:
    """The checks of a function (model, x) that returns the predicted class of each sample: "classes", "real_model".

    Args:
        function: its name.
        mistakes: what is known to go wrong.
    """

    @check(
        name="classes",
        seed=st.integers(0, 999),
        rows=st.integers(1, 40),
        classes=st.integers(3, 12),
        pinned=(
            {"seed": 0, "rows": 4, "classes": 3},
            {"seed": 1, "rows": 1, "classes": 5},
            {"seed": 2, "rows": 3, "classes": 3},
            {"seed": 5, "rows": 1, "classes": 3},
            # More samples than a batch of predict's, and each distance between the highest probabilities.
            {"seed": 3, "rows": 150, "classes": 4},
            # More classes than 16 bits can number.
            {"seed": 4, "rows": 3, "classes": 70_000},
        ),
        draws=3,
        mistakes=tuple(mistakes),
    )
    def classes_(subject: Subject, seed: int, rows: int, classes: int) -> None:
        x = distributions(seed, rows, classes)
        call = Call(function, (known_model(classes), x))
        judge(call, value(subject, call, f"classes {_few(x.argmax(axis=1))}"), x)

    @check(
        kind=st.sampled_from(KINDS),
        rows=st.integers(1, 40),
        pinned=tuple({"kind": kind, "rows": rows} for kind, rows in HANDED),
        draws=1,
        after=("classes",),
    )
    def real_model(subject: Subject, kind: str, rows: int) -> None:
        """Of a model that came trained, for one batch, another one, and the first one again."""
        model = handed(kind, 3)
        first, other = (samples(model, rows, seed=seed) for seed in (1, 2))
        inputs, probabilities = zip(first, other, first, strict=True)
        found = asked(subject, function, model.given, inputs, {}, f"classes of {rows} samples")
        for number, ((call, returned), right) in enumerate(zip(found, probabilities, strict=True)):
            told = (f"call {number + 1} of 3 with the same model, of which the last is the first again",) * (number > 0)
            judge(call, returned, right, told)

    return classes_, real_model
