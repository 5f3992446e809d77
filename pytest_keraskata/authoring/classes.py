"""Functions that make labels or classes of a model's predictions, and what of it is known to go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Returned, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import Asked, function, mistake, told
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import value
from pytest_keraskata.authoring.predicting import HANDED, KINDS, asked, handed, known_model, samples
from pytest_keraskata.failures import Claim, Facts, Failed, WrongSize
from pytest_keraskata.kata import LEFT_OUT, Check, Mistake, given

# Between the two highest probabilities of a sample: from half of everything to a few roundings of float32.
_WIDEST, _CLOSEST = -2, -22
_FEW_ROWS, _FEW_CLASSES, _FEW = 4, 8, 12


@dataclass(frozen=True)
class Deciding:
    """A function (model, x, …) that decides by a model's predictions; its checks are made here.

    Args:
        asked: the function.
        right: the right labels, of those that it names: `probabilities`, and what the call gives besides.
        one_column: whether a sample has one probability alone: then they are passed on as (n,), and labels may be
            (n, 1).
    """

    asked: Asked
    right: Callable[..., Array]
    one_column: bool = False

    def judge(
        self,
        call: Call,
        returned: Returned,
        predictions: Array,
        mistakes: Sequence[Mistake] = (),
        further: tuple[str, ...] = (),
    ) -> None:
        """A call has returned the right label of each sample, as integers.

        Args:
            call: the call.
            returned: what it returned.
            predictions: the model's, (n, columns).
            mistakes: what is known to go wrong.
            further: what a reader should know besides.

        Raises:
            Failed: if it has returned anything else.
        """
        arguments = self._arguments(call, predictions)
        right, found = given(self.right, arguments), as_array(returned)
        size = len(right)
        shapes = ((size,), (size, 1)) if self.one_column else ((size,),)
        # A column is read as a list, also where it is too short.
        as_list = self.one_column and found is not None and found.shape[1:] == (1,)
        flat = found.ravel() if found is not None and as_list else found
        known = {"array": right, "found": flat, "mistakes": told(mistakes, arguments)}
        facts, shown = Facts(call, returned, known), self._shown(call)
        details = (_listed(predictions), *further)
        if found is None or flat is None or found.shape not in shapes:
            what = returned.words if found is None else f"shape {found.shape}"
            expected = f"one label per sample, shape {' or '.join(map(str, shapes))}"
            raise Failed(WrongSize(expected, what, details), call=shown, facts=facts)
        if found.dtype.kind not in "iu":
            kind = {"b": "bools", "f": "floats"}.get(found.dtype.kind, str(found.dtype))
            why = {"b": "a comparison returns booleans", "f": "these numbers are not integers"}.get(
                found.dtype.kind, ""
            )
            advice = "how do you convert a whole array to integers?"
            told_ = Claim("integers", f"{kind}: {few(flat)}", details)
            raise Failed(told_, call=shown, why=why, advice=advice, facts=facts)
        wrong = np.flatnonzero(flat != right)
        if len(wrong):
            # Of many samples those are shown that are wrong.
            most = _FEW if self.one_column else _FEW_ROWS
            places = slice(None) if size <= most else wrong[:most]
            which = "" if size <= most else f" for the samples {', '.join(map(str, wrong[:most]))}"
            claim = Claim(f"{few(right[places])}{which}", few(flat[places]), (_listed(predictions[places]), *further))
            raise Failed(claim, call=shown, why=self._coarse(flat, right, arguments), facts=facts)

    def check(
        self,
        name: str,
        cases: st.SearchStrategy[Mapping[str, Plain]],
        pinned: Sequence[Mapping[str, Plain]],
        mistakes: Sequence[Mistake] = (),
        examples: int = 3,
    ) -> Check:
        """A check of a model whose predictions are its inputs.

        Args:
            name: of the check.
            cases: `x`, the predictions, and what a call gives besides.
            pinned: those that are always tried.
            mistakes: what is known to go wrong, each of what the right one takes.
            examples: how many are drawn.
        """

        @check(name=name, case=cases, pinned=tuple({"case": one} for one in pinned), draws=examples)
        def judge(subject: Subject, case: Mapping[str, Plain]) -> None:
            """The labels are those of the predicted probabilities, ties and values next to a decision included."""
            x = case["x"]
            more = {name: one for name, one in case.items() if name != "x"}
            model = known_model(x.shape[1])
            # By name, or by position: told by the case itself.
            by_name = bool(len(x) % 2)
            call = (
                Call(self.asked.name, (model, x), more)
                if by_name
                else Call(self.asked.name, (model, x, *more.values()))
            )
            self.judge(call, value(subject, call, "one label per sample"), x, mistakes)

        return replace(judge, mistakes=tuple(mistakes), as_answer=self._as_answer)

    def real_model(
        self, further: Mapping[str, st.SearchStrategy[Any]], pinned: Callable[[int], Mapping[str, Any]], **settings: Any
    ) -> Check:
        """A check of models that came trained: one batch, another one, and the first one again.

        Args:
            further: what a call gives besides.
            pinned: the same, of a number of rows.
            settings: of the check.
        """

        @check(
            name="real_model",
            kind=st.sampled_from(KINDS),
            rows=st.integers(1, 40),
            more=st.fixed_dictionaries(dict(further)),
            pinned=tuple({"kind": kind, "rows": rows, "more": pinned(rows)} for kind, rows in HANDED),
            draws=1,
            **settings,
        )
        def real_model(subject: Subject, kind: str, rows: int, more: Mapping[str, Any]) -> None:
            """The labels are right for trained models, for one batch, another one, and the first one again."""
            model = handed(kind, 1 if self.one_column else 3)
            first, other = (samples(model, rows, more.get("threshold"), seed) for seed in (1, 2))
            inputs, probabilities = zip(first, other, first, strict=True)
            found = asked(subject, self.asked.name, model.given, inputs, more, f"labels of {rows} samples")
            for number, ((call, returned), right) in enumerate(zip(found, probabilities, strict=True)):
                told_ = f"call {number + 1} of 3 with the same model, of which the last repeats the first"
                self.judge(call, returned, right, further=(told_,) * (number > 0))

        return real_model

    def _arguments(self, call: Call, predictions: Array) -> dict[str, Any]:
        return {**self.asked.arguments(call), "probabilities": predictions.ravel() if self.one_column else predictions}

    def _as_answer(self, mistake: Mistake) -> Mapping[str, Any]:
        def wrong(left_out: Sequence[str], **arguments: Any) -> Any:
            found = arguments["model"].predict(arguments["x"], verbose=0)
            return given(
                mistake.wrong,
                {**arguments, LEFT_OUT: left_out, "probabilities": found.ravel() if self.one_column else found},
            )

        return self.asked.as_answer(self.right, replace(mistake, wrong=wrong))

    def _shown(self, call: Call) -> str:
        known = self.asked.arguments(call)
        more = [f"{name}={known[name]:g}" for name in self.asked.names[2:] if name not in known["left_out"]]
        return f"{call.function}({', '.join(['model', 'x', *more])})"

    def _coarse(self, found: Array, right: Array, arguments: Mapping[str, Any]) -> str:
        """With which rounding the probabilities would get these labels, if there is one; or in which bytes these."""
        most = np.iinfo(found.dtype).max
        if found.dtype.kind in "iu" and right.max() > most and np.array_equal(found, right.astype(found.dtype)):
            return f"the labels are {found.dtype}, a type that ends at {most}"
        exact = arguments["probabilities"]
        ways = {f"are rounded to {places} decimals": np.round(exact, places) for places in range(1, 7)}
        ways["are in half precision (float16)"] = exact.astype("float16")
        ways["are cut off to whole percents"] = np.floor(100 * exact) / 100
        fits = [
            way
            for way, coarse in ways.items()
            if np.array_equal(found, given(self.right, {**arguments, "probabilities": coarse}))
        ]
        is_told = len(fits) == 1 and np.sum(found != right) > 2
        return f"probabilities that {fits[0]} would get these labels" if is_told else ""


def few(labels: Array) -> str:
    """Labels, the first ones of many."""
    flat = np.ravel(labels).tolist()
    return str(flat) if len(flat) <= _FEW else str(flat[:_FEW])[:-1] + ", …]"


def _listed(predictions: Array) -> str:
    """The predictions of a few samples, with as many digits as tell the highest ones apart."""
    if predictions.shape[1] == 1:
        shown = ", ".join(f"{one:.9g}" for one in predictions[:_FEW, 0])
        return f"probabilities: {shown}" + ", …" * (len(predictions) > _FEW)
    return "predictions: " + "; ".join(map(_row, predictions[:_FEW_ROWS])) + "; …" * (len(predictions) > _FEW_ROWS)


def _row(row: Array) -> str:
    if len(row) <= _FEW_CLASSES:
        return ", ".join(f"{number:.8g}" for number in row)
    second, highest = np.argsort(row)[-2:]
    return f"{row[highest]:.8g} for class {highest}, {row[second]:.8g} for class {second}, the others less"


def distributions(seed: int, rows: int, classes: int) -> Array:
    """Probabilities whose two highest ones are near one another, the higher one before or after; no two are equal."""
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


_AXIS, _ROW = (
    "along which axis are the classes of one sample?",
    "what does the task need for each sample: the highest number, or its position?",
)
_CLASSES = (
    mistake("along-the-batch", lambda probabilities: probabilities.argmax(axis=0),
            "this is the sample with the highest number in each column", _AXIS),
    mistake("one-for-all", lambda probabilities: probabilities.argmax(),
            "this is the position of the largest number in the whole batch", _AXIS),
    mistake("from-one", lambda probabilities: probabilities.argmax(axis=1) + 1,
            "classes are counted from 1", "what is the number of the first column?"),
    mistake("lowest", lambda probabilities: probabilities.argmin(axis=1),
            "this is the least probable class", "which number in a row determines the class?"),
    mistake("second", lambda probabilities: np.argsort(probabilities, axis=1)[:, -2],
            "this is the second most probable class", "is a sort ascending or descending?"),
    mistake("probabilities", lambda probabilities: probabilities, "these are the probabilities themselves", _ROW),
    mistake("highest-probability", lambda probabilities: probabilities.max(axis=1),
            "this is the highest probability of each sample", _ROW),
    mistake("rounded", lambda probabilities: probabilities.round().astype(int),
            "every probability is rounded separately", _ROW),
    mistake("one-hot", lambda probabilities: np.eye(probabilities.shape[1], dtype=int)[probabilities.argmax(axis=1)],
            "the classes are returned one-hot", _ROW),
    mistake("above-a-half", lambda probabilities: (probabilities > 0.5).argmax(axis=1),
            "a class counts only if its probability is above 0.5; where none is, class 0 is returned",
            "does the most probable class need more than half of the probability?"),
    mistake("sorted", lambda probabilities: np.sort(probabilities.argmax(axis=1)),
            "the classes are right, but they are sorted", "which sample does each class belong to?"),
    mistake("each-once", lambda probabilities: np.unique(probabilities.argmax(axis=1)),
            "each predicted class appears once, not once for each sample", "how many samples are there, and how many classes?"),
    mistake("as-a-column", lambda probabilities: probabilities.argmax(axis=1)[:, None],
            "the classes are returned as a column", "which shape holds one number for each sample?"),
)  # fmt: skip


def class_checks(function_name: str) -> tuple[Check, Check]:
    """The checks of a function (model, x) that returns the predicted class of each sample: "classes", "real_model".

    Args:
        function_name: its name.
    """
    deciding = Deciding(function(f"{function_name}(model, x)"), lambda probabilities: probabilities.argmax(axis=1))
    # Among them more samples than a batch of predict's, and more classes than 16 bits can number.
    pinned = [(0, 4, 3), (1, 1, 5), (2, 3, 3), (3, 150, 4), (4, 3, 70_000), (5, 9, 2)]
    drawn = st.builds(distributions, st.integers(0, 999), st.integers(1, 40), st.integers(3, 12))
    classes = deciding.check(
        "classes", drawn.map(lambda x: {"x": x}), [{"x": distributions(*one)} for one in pinned], _CLASSES
    )
    return classes, deciding.real_model({}, lambda rows: {}, after=("classes",))
