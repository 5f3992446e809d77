"""Labels from the probabilities of a binary classifier."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Bars, Call, Deciding, Mark, Plain, Subject, but, defaulting, function, function_kata, known_model, mistake,
    numbers, series, then,
)  # fmt: skip


def labels(probabilities: Array, threshold: float) -> Array:
    return np.asarray(probabilities > threshold).astype(int)


predict_labels = function("predict_labels(model, x, threshold=0.5)")
deciding = Deciding(predict_labels, labels, one_column=True)
_SCORES = (0.0, 0.125, 0.2, 0.25, 0.3, 0.49, 0.5, 0.51, 0.7, 0.75, 0.9, 0.99, 1.0)
# Thresholds that float32 holds exactly.
_THRESHOLDS = (0.0, 0.25, 0.5, 0.75, 1.0)
_EXACT = 1024


def _stretched(probabilities: Array) -> Array:
    """From 0 for the lowest to 1 for the highest; a single one stays."""
    low, high = probabilities.min(), probabilities.max()
    return np.asarray((probabilities - low) / (high - low)) if high > low else probabilities


def _logits(probabilities: Array) -> Array:
    with np.errstate(divide="ignore"):
        return np.log(probabilities) - np.log1p(-probabilities)


_EACH, _NEIGHBOURS = "how many samples are there, and how many labels?", "does a sample's label depend on neighbours?"
_SAME_SIZE = "what does the task say about a probability equal to the threshold?"
_LOOKS, _TIE = "does your function use `threshold`?", "a probability that equals the threshold counts as positive here"
# A sigmoid is above a half where its argument is above 0: the two mistakes give the same labels.
_AS_LOGITS = "every probability above 0 becomes 1, as if it were a logit", "what does the model's last layer return?"
_TIES = mistake("ties", lambda probabilities, threshold: (probabilities >= threshold).astype(int), _TIE, _SAME_SIZE)
_LABELS = (
    _TIES,
    mistake("argmax", lambda probabilities: np.zeros(len(probabilities), int),
            "every label is 0, even that of a probability of 1",
            "if argmax decides: how many columns can it choose from?"),
    mistake("cut-off", lambda probabilities: probabilities.astype(int),
            "only a probability of 1 becomes a 1", "what does int(0.9) return?"),
    mistake("turned", lambda probabilities, threshold: (probabilities < threshold).astype(int),
            "probabilities below the threshold become 1", "which class is the probability for: 0 or 1?"),
    *(mistake(f"default-{100 * other:g}-percent", defaulting(labels, threshold=other),
              "the default of threshold is not the one in the task", "what is the default of threshold?")
      for other in (0.4, 0.6, 0.65)),
    mistake("probabilities", lambda probabilities: probabilities,
            "these are the probabilities themselves", "what turns a probability into a decision?"),
    mistake("logits", lambda probabilities, threshold: (_logits(probabilities) > threshold).astype(int),
            "probabilities are turned back into logits before they are compared with the threshold",
            "what does the model's last layer return?"),
    mistake("ties-left-out", lambda probabilities, threshold:
            (probabilities[probabilities != threshold] > threshold).astype(int),
            "samples whose probability equals the threshold get no label", _SAME_SIZE),
    mistake("signs", then(labels, lambda found: np.where(found, 1, -1)),
            "the labels are 1 and -1", "which two numbers does the task name?"),
    mistake("one-and-two", then(labels, lambda found: found + 1), "the labels are 1 and 2",
            "which two numbers does the task name?"),
    mistake("positions", then(labels, np.flatnonzero), "these are the positions of the positive samples", _EACH),
    mistake("counted", then(labels, np.sum), "the positive samples are counted", _EACH),
    mistake("first-batch", but(labels, probabilities=lambda some: some[:32]),
            "only the first 32 samples get a label", _EACH),
    mistake("last-batch-dropped", but(labels, probabilities=lambda some: some[: 32 * max(1, len(some) // 32)]),
            "the samples of the last, smaller batch get no label", _EACH),
    mistake("sigmoid-again", but(labels, probabilities=lambda some: 1 / (1 + np.exp(-some))),
            *_AS_LOGITS),
    mistake("above-zero", but(labels, threshold=lambda _: 0.0), *_AS_LOGITS),
    mistake("first-sample", then(labels, lambda found: found[0]), "this is only the label of the first sample", _EACH),
    mistake("one-for-all", then(labels, lambda found: np.full_like(found, found[0])),
            "every sample gets the label of the first one", _NEIGHBOURS),
    mistake("against-the-mean", lambda probabilities: (probabilities > probabilities.mean()).astype(int),
            "a probability is compared with the mean of the batch", _NEIGHBOURS),
    mistake("stretched", but(labels, probabilities=_stretched),
            "the probabilities of a batch are first stretched to the range from 0 to 1", _NEIGHBOURS),
    mistake("two-columns", then(labels, lambda found: np.stack([1 - found, found], axis=1)),
            "there is a column for each class", _EACH),
    mistake("squeezed", then(labels, np.squeeze),
            "the label of a single sample has lost its axis", "what does squeeze do to a batch of one?"),
)  # fmt: skip
_THRESHOLD = (
    _TIES,
    mistake("always-a-half", but(labels, threshold=lambda _: 0.5),
            "these are the labels for a threshold of 0.5", _LOOKS),
    mistake("zero-for-none", but(labels, threshold=lambda threshold: threshold or 0.5),
            "a threshold of 0 is treated as missing", "what does `0.0 or 0.5` evaluate to?"),
    mistake("one-above-all", lambda probabilities, threshold:
            ((probabilities > threshold) | (probabilities == 1)).astype(int),
            "a probability of 1 becomes 1 even if it isn't above the threshold", _SAME_SIZE),
    mistake("one-for-none", but(labels, threshold=lambda threshold: 0.5 if threshold == 1 else threshold),
            "a threshold of 1 is treated as one of 0.5", _LOOKS),
    mistake("rounded-up", lambda probabilities, threshold: np.ceil(probabilities - threshold).astype(int),
            "the difference from the threshold is rounded up, and it can be as low as -1", "which numbers can a label be?"),
    mistake("percent", but(labels, threshold=lambda threshold: threshold if threshold <= 0.5 else threshold / 100),
            "a threshold above 0.5 is treated as a percentage", "between which numbers does a probability lie?"),
    mistake("nearly-equal", lambda probabilities, threshold:
            ((probabilities > threshold) & ~np.isclose(probabilities, threshold)).astype(int),
            "probabilities just above the threshold count as equal to it", "how close is close enough?"),
    mistake("complement", but(labels, threshold=lambda threshold: 1 - threshold),
            "a probability is compared with 1 - threshold", "does a higher threshold make more positives or fewer?"),
    mistake("scaled", lambda probabilities, threshold: (probabilities * threshold > 0.5).astype(int),
            "the threshold is multiplied by the probability", "what is a probability compared with?"),
)  # fmt: skip


def around(threshold: float) -> list[float]:
    """Probabilities at every distance from a threshold, down to the next number that float32 holds, and itself."""
    at = np.float32(threshold)
    distances = [np.float32(2.0**-power) for power in range(2, 24)]
    found = [at, *(at + one for one in distances), *(at - one for one in distances)]
    # Next to zero are numbers so small that some machines take them for zero.
    found += [np.nextafter(at, np.float32(2)), np.nextafter(at, np.float32(-1))] if at else [np.float32(1e-30)]
    return [float(one) for one in found if 0 <= one <= 1]


def case(probabilities: Sequence[float], *threshold: float) -> dict[str, Plain]:
    """A column of probabilities, and a threshold where a call gives one."""
    return {"x": np.array(probabilities, "float32")[:, None], **({"threshold": threshold[0]} if threshold else {})}


@st.composite
def cases(draw: st.DrawFn, thresholds: st.SearchStrategy[float] | None = None) -> Mapping[str, Plain]:
    """Probabilities, many of them next to the threshold or on it, and that threshold."""
    chosen = draw(thresholds) if thresholds is not None else 0.5
    anywhere = st.sampled_from(_SCORES) | st.floats(0, 1, width=32, allow_subnormal=False)
    some = draw(st.lists(anywhere | st.sampled_from(around(chosen)), min_size=1, max_size=40))
    return case(some, chosen) if thresholds is not None else case(some)


def _pictures(subject: Subject) -> Iterator[Bars]:
    """The label that each score gets, on either side of the threshold and on it."""
    for threshold in (0.5, 0.75):
        given = case(_SCORES, threshold)
        found = numbers(subject, Call(predict_labels.name, (known_model(1), given["x"]), {"threshold": threshold}))
        if found is not None and found.size == len(_SCORES):
            pairs = list(zip(_SCORES, found.ravel(), strict=True))
            yield Bars(
                f"predict_labels(model, x, threshold={threshold:g})",
                tuple(f"sample {number}" for number in range(1, len(pairs) + 1)),
                "probability",
                tuple(
                    series(f"labelled {one}", (score if label == one else None for score, label in pairs))
                    for one in (1, 0)
                ),
                Mark(threshold, f"threshold {threshold:g}"),
                note="a probability that equals the threshold is not above it",
            )


kata = function_kata(
    __name__,
    title="From probabilities to labels",
    questions=("Q39",),
    functions=(predict_labels,),
    checks=(
        # Without a threshold: 0.5.
        deciding.check("labels", cases(), mistakes=_LABELS, pinned=[
            case([0.9, 0.2, 1.0, 0.0, 0.7]), case([0.3]), case([0.9]), case([0.5, 0.25]),
            # All of them above: what a label is depends on nothing but the threshold.
            case([0.6, 0.7, 0.9]), case([0.55, 0.61, 0.64, 0.7]), case(around(0.5)),
            # More samples than a batch of predict's, and no multiple of it; once with ones that a batch doesn't show.
            case([0.1, 0.6, 0.7, 0.2, 0.9] * 63), case([0.1, 0.6, 0.9] * 12),
        ]),
        # Strictly above the threshold, whatever it is; ties among the probabilities are drawn often.
        deciding.check(
            "threshold",
            cases(st.sampled_from([*_THRESHOLDS, 0, 1]) | st.integers(0, _EXACT).map(lambda whole: whole / _EXACT)),
            [*(case(_SCORES, one) for one in _THRESHOLDS), *(case(around(one), one) for one in (0, 0.125, 0.75, 1)), case((0.0, 1.0), 1)],
            _THRESHOLD,
        ),
        deciding.real_model(
            {"threshold": st.sampled_from([0.25, 0.375, 0.5, 0.625])}, lambda rows: {"threshold": 0.5 - rows % 2 / 8}
        ),
    ),
    hints=(
        "What does int(0.9) return?",
        "What does a comparison of an array with a number return, and how does it become numbers?",
        "Which label belongs to a probability that equals the threshold?",
    ),
    pictures=_pictures,
)  # fmt: skip
