"""Labels from the probabilities of a binary classifier."""

from collections.abc import Iterator, Sequence

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Returned, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import numbers, signature, value
from pytest_keraskata.authoring.predicting import HANDED, KINDS, asked, handed, known_model, samples
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Bars, Mark, series

_PREDICT = signature("predict_labels(model, x, threshold=0.5)")
_PROBABILITIES = (0.0, 0.125, 0.2, 0.25, 0.3, 0.49, 0.5, 0.51, 0.7, 0.75, 0.9, 0.99, 1.0)
# Thresholds that float32 holds exactly.
_THRESHOLDS = (0.0, 0.25, 0.5, 0.75, 1.0)
_EXACT = 1024
_MANY = 12


def judge(
    call: Call, returned: Returned, probabilities: Array, threshold: float, further: tuple[str, ...] = ()
) -> None:
    """A call has returned the labels of these probabilities, as integers of shape (n,) or (n, 1)."""
    flat = probabilities.ravel()
    right = (flat > threshold).astype(int)
    found = as_array(returned)
    facts = Facts(call, returned, {"array": right, "probabilities": flat, "threshold": threshold})
    size = len(right)
    details = (_listed(flat), *further)
    shown = f"predict_labels(model, x, threshold={threshold:g})" if _is_given(call) else "predict_labels(model, x)"
    if found is None or found.shape not in ((size,), (size, 1)):
        what = returned.words if found is None else f"shape {found.shape}"
        expected = f"one label per sample, shape ({size},) or ({size}, 1)"
        raise Failed(Claim(expected, what, details), call=shown, facts=facts)
    if found.dtype.kind not in "iu":
        kind = {"b": "bools", "f": "floats"}.get(found.dtype.kind, str(found.dtype))
        raise Failed(Claim("integers 0 and 1", f"{kind}: {_few(found)}", details), call=shown, facts=facts)
    labels = found.ravel()
    wrong = np.flatnonzero(labels != right)
    if len(wrong):
        # Of many samples those are shown that are wrong.
        places = slice(None) if size <= _MANY else wrong[:_MANY]
        which = "" if size <= _MANY else f" for the samples {', '.join(map(str, wrong[:_MANY]))}"
        told = Claim(f"{_few(right[places])}{which}", _few(labels[places]), (_listed(flat[places]), *further))
        raise Failed(told, call=shown, why=_coarse(labels, flat, threshold), facts=facts)


def _coarse(labels: Array, probabilities: Array, threshold: float) -> str:
    """With which rounding the probabilities would get these labels, if there is one."""
    wrong = np.sum(labels != (probabilities > threshold))
    ways = {f"are rounded to {places} decimals": np.round(probabilities, places) for places in range(1, 7)}
    ways["are in half precision (float16)"] = probabilities.astype("float16")
    ways["are cut off to whole percents"] = np.floor(100 * probabilities) / 100
    fits = [way for way, coarse in ways.items() if np.array_equal(labels, coarse > threshold)]
    return f"probabilities that {fits[0]} would get these labels" if len(fits) == 1 and wrong > 2 else ""


def _listed(probabilities: Array) -> str:
    return (
        "probabilities: "
        + ", ".join(f"{one:.9g}" for one in probabilities[:_MANY])
        + ", …" * (len(probabilities) > _MANY)
    )


def _is_given(call: Call) -> bool:
    return len(call.args) > 2 or "threshold" in call.kwargs


def _few(labels: Array) -> str:
    flat = labels.ravel().tolist()
    return str(flat) if len(flat) <= _MANY else str(flat[:_MANY])[:-1] + ", …]"


def _column(probabilities: Sequence[float]) -> Array:
    return np.array(probabilities, "float32")[:, None]


def around(threshold: float) -> list[float]:
    """Probabilities at every distance from a threshold, down to the next number that float32 holds, and itself."""
    at = np.float32(threshold)
    distances = [np.float32(2.0**-power) for power in range(2, 24)]
    found = [at, *(at + one for one in distances), *(at - one for one in distances)]
    # Next to zero are numbers so small that some machines take them for zero.
    found += [np.nextafter(at, np.float32(2)), np.nextafter(at, np.float32(-1))] if at else [np.float32(1e-30)]
    return [float(one) for one in found if 0 <= one <= 1]


_thresholds = st.one_of(st.sampled_from([*_THRESHOLDS, 0, 1]), st.integers(0, _EXACT).map(lambda whole: whole / _EXACT))


@st.composite
def _cases(draw: st.DrawFn, threshold: float | None = None) -> tuple[list[float], float]:
    """Probabilities, many of them next to the threshold or on it, and that threshold."""
    chosen = draw(_thresholds) if threshold is None else threshold
    anywhere = st.one_of(st.sampled_from(_PROBABILITIES), st.floats(0, 1, width=32, allow_subnormal=False))
    return draw(st.lists(st.one_of(anywhere, st.sampled_from(around(chosen))), min_size=1, max_size=40)), chosen


@check(
    name="labels",
    case=_cases(0.5),
    pinned=(
        {"case": ([0.9, 0.2, 1.0, 0.0, 0.7], 0.5)},
        {"case": ([0.3], 0.5)},
        {"case": ([0.9], 0.5)},
        # All of them above: what a label is depends on nothing but the threshold.
        {"case": ([0.6, 0.7, 0.9], 0.5)},
        {"case": (around(0.5), 0.5)},
        # More samples than a batch of predict's, and no multiple of it.
        {"case": ([0.1, 0.6, 0.7, 0.2, 0.9] * 14, 0.5)},
    ),
    draws=3,
)
def labels(subject: Subject, case: tuple[list[float], float]) -> None:
    """Without a threshold: 0.5."""
    x = _column(case[0])
    call = Call(_PREDICT.name, (known_model(1), x))
    judge(call, value(subject, call, "one label per sample"), x, 0.5)


@check(
    name="threshold",
    case=_cases(),
    by_name=st.booleans(),
    pinned=(
        *({"case": (list(_PROBABILITIES), one), "by_name": place % 2 == 0} for place, one in enumerate(_THRESHOLDS)),
        *({"case": (around(one), one), "by_name": place % 2 == 1} for place, one in enumerate((0, 0.125, 0.75, 1))),
    ),
    draws=3,
)
def threshold_(subject: Subject, case: tuple[list[float], float], by_name: bool) -> None:
    """Strictly above the threshold, whatever it is; ties among the probabilities are drawn often."""
    x, threshold = _column(case[0]), case[1]
    given = (known_model(1), x)
    call = Call(_PREDICT.name, given, {"threshold": threshold}) if by_name else Call(_PREDICT.name, (*given, threshold))
    judge(call, value(subject, call, "one label per sample"), x, threshold)


@check(
    name="real_model",
    kind=st.sampled_from(KINDS),
    rows=st.integers(1, 40),
    threshold=st.sampled_from([0.25, 0.375, 0.5, 0.625]),
    pinned=tuple({"kind": kind, "rows": rows, "threshold": 0.5 - rows % 2 / 8} for kind, rows in HANDED),
    draws=1,
)
def real_model(subject: Subject, kind: str, rows: int, threshold: float) -> None:
    """Of a model that came trained, for one batch, another one, and the first one again."""
    model = handed(kind, 1)
    first, other = (samples(model, rows, threshold, seed) for seed in (1, 2))
    inputs, probabilities = zip(first, other, first, strict=True)
    found = asked(subject, _PREDICT.name, model.given, inputs, {"threshold": threshold}, f"labels of {rows} samples")
    for number, ((call, returned), right) in enumerate(zip(found, probabilities, strict=True)):
        told = (f"call {number + 1} of 3 with the same model, of which the last is the first again",) * (number > 0)
        judge(call, returned, right, threshold, told)


def _pictures(subject: Subject) -> Iterator[Bars]:
    """The label that each score gets, on either side of the threshold and on it."""
    for threshold in (0.5, 0.75):
        call = Call(_PREDICT.name, (known_model(1), _column(_PROBABILITIES)), {"threshold": threshold})
        found = numbers(subject, call)
        if found is None or found.size != len(_PROBABILITIES):
            continue
        labels = found.ravel()
        shown = [
            series(
                f"labelled {label}",
                (score if is_it else None for score, is_it in zip(_PROBABILITIES, labels == label, strict=True)),
            )
            for label in (1, 0)
        ]
        yield Bars(
            f"predict_labels(model, x, threshold={threshold:g})",
            tuple(f"sample {number}" for number in range(1, len(labels) + 1)),
            "probability",
            tuple(shown),
            Mark(threshold, f"threshold {threshold:g}"),
            note="a probability that equals the threshold is not above it",
        )


kata = Kata(
    __name__,
    title="From probabilities to labels",
    questions=("Q39",),
    functions=(_PREDICT,),
    checks=(labels, threshold_, real_model),
    hints=(
        "What is left of 0.9 when you make an int of it?",
        "What does a comparison of an array with a number give, and how does it become numbers?",
        "Which label does a probability get that equals the threshold?",
    ),
    pictures=_pictures,
)
