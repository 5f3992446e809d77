"""Recall, written as a metric."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import product

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Plain, function, function_kata
from pytest_keraskata.specs.evaluation._recall import BROADCAST, GRAPH, MISTAKES, NOTHING, found, share

recall = function("recall(y_true, y_pred)")

Batch = tuple[Sequence[int], Sequence[float]]
# The next number that float32 has.
_ABOVE = float(np.nextafter(np.float32(0.5), np.float32(1)))
_LEVELS = st.sampled_from([0.0, 0.1, 0.4, 0.49, 0.4999, 0.49999, _ABOVE, 0.5001, 0.51, 0.6, 0.9, 1.0])


def case(batch: Batch, columns: Sequence[bool] = (True, True), dtype: str = "float32") -> dict[str, Plain]:
    """Labels and predictions, each as a column or as a plain row."""
    labels, predictions = np.array(batch[0], dtype), np.array(batch[1], "float32")
    shapes = [(-1, 1) if column else (-1,) for column in columns]
    return {"y_true": labels.reshape(shapes[0]), "y_pred": predictions.reshape(shapes[1])}


@st.composite
def cases(draw: st.DrawFn, dtypes: Sequence[str] = ("float32",), mixed: bool = False) -> Mapping[str, Plain]:
    """None of the predictions is exactly 0.5, and one label at least is 1: none at all is a check of its own."""
    some = draw(st.lists(st.tuples(st.integers(0, 1), _LEVELS), max_size=8))
    batch = draw(st.permutations([*some, (1, draw(_LEVELS))]))
    columns = [draw(st.booleans()) for _ in range(2)] if mixed else [True, True]
    labels, predictions = zip(*batch, strict=True)
    return case((labels, predictions), columns, draw(st.sampled_from(dtypes)))


_BATCH: Batch = ((1, 1, 0, 0, 1), (0.9, 0.1, 0.8, 0.2, 0.7))
_EDGES: tuple[Batch, ...] = (
    _BATCH, ((1, 1, 1), (0.51, 0.49, 1.0)), ((1, 0, 0, 0), (0.9, 0.9, 0.9, 0.9)), ((1,), (1.0,)), ((1,), (0.0,)),
    ((1, 1, 1, 1), (0.4999, 0.49999, _ABOVE, 0.5001)), ((1, 1, 1, 0), (0.1, 0.2, 0.3, 0.9)),
    ((1, 0, 1, 1), (0.4, 0.1, 0.3, 0.15)),
    ((1, 1, 0), (0.502, 0.9, 0.1)),
    # More than small integers and half precision can count; the end of the batch is unlike its beginning.
    ((1, 1, 1, 1, 0) * 600 + (1, 0) * 1000, (0.9, 0.8, 0.7, 0.1, 0.6) * 600 + (0.2, 0.9) * 1000),
)  # fmt: skip
# Both batches have two positives, so that it doesn't matter how they are put together, but that neither is forgotten.
_TWO_BATCHES: Batch = ((1, 1, 0, 0, 1, 0, 1), (0.9, 0.6, 0.8, 0.2, 0.3, 0.7, 0.6))
_KINDS = (((True, True), "float32"), ((False, True), "float32"), ((False, True), "int64"))

_returns = partial(
    recall.returns,
    right=partial(share, of=found),
    # An epsilon in the denominator is the learner's to choose, as long as it stays one.
    error=lambda y_true: 2e-3 / max(y_true.sum(), 1),
    except_for={"views": "a metric receives tensors", "double": "Keras passes it predictions in float32"},
)
_eagerly = partial(_returns, asked={"as_tensors": True})
kata = function_kata(
    __name__,
    title="A metric of your own: recall",
    questions=("Q48",),
    functions=(recall,),
    checks=(
        _eagerly("value", draws=cases(), examples=30, mistakes=MISTAKES,
                 pinned=[tuple(case(batch).values()) for batch in _EDGES]),
        _eagerly("shapes", draws=cases(mixed=True), examples=12, mistakes=BROADCAST, after=("value",),
                 pinned=[tuple(case(_BATCH, shapes).values()) for shapes in product((False, True), repeat=2)]),
        _eagerly("labels", draws=cases(("int32", "int64")), examples=6, after=("value",),
                 pinned=[tuple(case(_BATCH, dtype=dtype).values()) for dtype in ("int64", "int32")]),
        _eagerly("no_positives", after=("value",), mistakes=NOTHING, pinned=[
            tuple(case(((0,) * len(some), some)).values()) for some in ((0.2, 0.9), (0.1,), (1.0, 0.0, 0.3, 0.8, 0.3))
        ]),
        _returns("graph", asked={"in_graph": True}, mistakes=GRAPH, after=("value", "shapes", "labels"),
                 pinned=[case(_BATCH, *kind) for kind in _KINDS[::2]]),
        _returns("compiled", asked={"as_metric": True, "batch_size": 4}, after=("value", "shapes", "labels", "graph"),
                 pinned=[case(_TWO_BATCHES, *kind) for kind in _KINDS]),
    ),
    hints=(
        "How many positives are there, and how many of them were found?",
        "`fit` passes labels (n,) with predictions (n, 1): what is a row times a column in NumPy?",
        "What is 0 / 0, and how could the denominator avoid it?",
    ),
)  # fmt: skip
