"""Katas whose function trains a model that it is handed: on which rows, for how long, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, Given, Script
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.asking.training import TrainingEvidence, TrainingRequest, held_out
from pytest_keraskata.authoring.asked import wrong_answer
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.authoring.handed import TRAINING, leaves_alone
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.failures.training import Disturbed
from pytest_keraskata.kata import Function, Mistake, given

# The arguments behind which the settings come.
_DATA = 3


def held_in(rows: int, split: float) -> int:
    """How many rows `fit` trains on for this `validation_split`; the others, the last ones, are held out."""
    return rows - held_out(rows, split)


def counted(count: int, name: str) -> str:
    """So many of something, in words."""
    return f"1 {name}" if count == 1 else f"{count} {name}s"


@dataclass(frozen=True)
class Course:
    """The course of a requested training run.

    Args:
        call: the call; `words` is how it is shown.
        evidence: what was seen of it.
        settings: all of them by name, defaults filled in.
        notes: what a failure tells besides.
    """

    call: Call
    evidence: TrainingEvidence
    settings: Mapping[str, Any]
    words: str
    notes: tuple[str, ...] = ()

    @property
    def facts(self) -> Facts:
        return Facts(self.call, self.evidence, self.settings)

    def judge(self, holds: object, expected: str, found: str) -> None:
        """Something holds, or else it is said what was expected, and what was found.

        Raises:
            Failed: if it doesn't hold.
        """
        if not holds:
            raise Failed(Claim(expected, found, self.notes), call=self.words, facts=self.facts)

    def returns_history(self, *names: str, epochs: int = 0) -> None:
        """The returned value is the History that `fit` returns, with these values in it.

        Args:
            names: of the values.
            epochs: how many of each there must be; 0 for any number.

        Raises:
            Failed: if something else was returned, or a value is missing.
        """
        returned, told = self.evidence.returned, self.evidence.history
        assert returned is not None, "a call returns or raises"
        found = "None" if returned.kind == "none" else returned.words
        self.judge(self.evidence.is_history, "the History that fit returns", found)
        for name in names:
            known = ", ".join(told) or "nothing"
            self.judge(name in told, f"a history with {name} for every epoch", f"a history of {known}")
            found = f"{counted(len(told[name]), 'value')}, of {counted(self.evidence.epochs, 'epoch')} trained"
            holds = epochs in (0, len(told[name]))
            self.judge(holds, f"a history with {counted(epochs, 'value')} of {name}", found)

    def holds_out(self) -> None:
        """The last rows are held out, as many as `validation_split` says, and every row keeps its target.

        Raises:
            Failed: if it is otherwise.
        """
        seen, rows = self.evidence, len(self.call.args[1])
        first = held_in(rows, self.settings["validation_split"])
        trained, held = range(first), range(first, rows)
        self.judge(
            seen.trained_rows == tuple(trained) and seen.held_out_rows == tuple(held),
            f"{rows_named(trained)} used for training, {rows_named(held)} used only for validation",
            f"{rows_named(seen.trained_rows)} used for training, {rows_named(seen.held_out_rows)} for validation",
        )
        self.judge(not seen.mispaired, "every row with its own target", "rows of x with targets of other rows")

    def keeps_rate(self) -> None:
        """A scripted model was trained at the learning rate that it came with, all rows counting alike.

        Raises:
            Failed: if it wasn't.
        """
        rates = [f"{rate:.6g}" for rate in self.evidence.rates[:2]]
        if len(rates) > 1:
            failure = Disturbed("settings", "the learning rate", *rates)
            raise Failed(failure, call=self.words, facts=self.facts)
        self.judge(not self.evidence.weighted, "the same weight for every row", "weights that differ between rows")

    def leaves_alone(self) -> None:
        """The model is as it was, but for what training changes; and what came frozen hasn't moved.

        Raises:
            Failed: if something else has changed.
        """
        leaves_alone(self.call, self.evidence, self.evidence.changes, TRAINING, words=self.words)
        for name in self.evidence.moved[:1]:
            self.judge(False, f"{name}, which is frozen, stays unchanged", "it changes")


def rows_named(rows: Sequence[int]) -> str:
    """Numbers of rows in words."""
    if len(rows) < 2:
        return f"row {rows[0]}" if rows else "no rows"
    return f"rows {rows[0]}–{rows[-1]}" if len(rows) == rows[-1] - rows[0] + 1 else f"{len(rows)} rows"


@dataclass(frozen=True)
class Trainer:
    """A function that trains: train(model, x, y, …).

    Args:
        function: its signature; behind model, x and y come the settings.
        fit: what `fit` is called with besides x and y, made of those arguments that it names.
    """

    function: Function
    fit: Callable[..., Mapping[str, Any]]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.function.parameters)

    def scripted(
        self,
        settings: Mapping[str, Plain],
        val_losses: Sequence[float],
        losses: Sequence[float] = (1.0,),
        *,
        rows: int = 20,
        by_position: bool = False,
    ) -> TrainingRequest:
        """A training of a model whose losses are written beforehand.

        Args:
            settings: of the call, the others are left out.
            val_losses: the losses of the held-out rows by epoch; the last one is repeated.
            losses: those of the others.
            rows: how many rows there are, each with its number; targets have one column, none, or several.
            by_position: whether the settings are handed over by position.
        """
        x = np.stack([np.arange(rows), np.zeros(rows)], axis=1).astype("float32")
        y = (x[:, 0].astype("int64"), x[:, :1].copy(), x[:, [0, 0]])[rows % 3]
        trained = held_in(rows, self._all(settings)["validation_split"])
        script = Script(tuple(map(float, losses)), tuple(map(float, val_losses)), trained)
        ordered = tuple(settings[name] for name in self._names[_DATA:] if name in settings)
        return TrainingRequest(self._call((script, x, y), ordered if by_position else (), settings))

    def real(
        self, model: Given, x: Array, y: Array, settings: Mapping[str, Plain], *, updates: int = 0
    ) -> TrainingRequest:
        """A training of a real model, which has so many updates behind it on what isn't held out."""
        rest = len(x) - held_in(len(x), self._all(settings)["validation_split"])
        return TrainingRequest(self._call((model, x, y), (), settings), 1, updates, rest if updates else 0)

    def _call(self, data: tuple[Plain, ...], ordered: tuple[Plain, ...], settings: Mapping[str, Plain]) -> Call:
        return Call(self.function.name, (*data, *ordered), {} if ordered else dict(settings))

    def _all(self, settings: Mapping[str, Plain]) -> dict[str, Any]:
        return {**self.function.arguments(Call(self.function.name)), **settings}

    def course(self, subject: Subject, request: TrainingRequest, *notes: str) -> Course:
        """What becomes of a training, which may not raise.

        Raises:
            Failed: if it raises.
        """
        call = request.call
        evidence: TrainingEvidence = subject.ask(request)
        if evidence.raised is not None:
            raise raised(call, evidence, evidence.raised, "training that runs")
        settings = {**dict(zip(self._names[_DATA:], call.args[_DATA:], strict=False)), **call.kwargs}
        named = "".join(f", {name}={value:g}" for name, value in settings.items())
        return Course(call, evidence, self._all(settings), f"{call.function}(model, x, y{named})", notes)

    def mistake(
        self,
        named: str,
        why: str,
        advice: str,
        *,
        fit: Callable[..., Mapping[str, Any] | None] | None = None,
        gives: Callable[[Any, Any], Any] = lambda model, history: history,
        **otherwise: Any,
    ) -> Mistake:
        """A training that goes otherwise than the right one.

        Args:
            named: its id, a few words with hyphens.
            why: the fault in a sentence.
            advice: a question that leads on.
            fit: what `fit` is called with instead, made of those arguments that it names; "model" for another model.
            gives: makes of the model and its History what is returned.
            otherwise: other defaults than asked for, by the names of settings.
        """

        def wrong(*args: Any, **kwargs: Any) -> Any:
            arguments = {**self._all({}), **otherwise, **dict(zip(self._names, args, strict=False)), **kwargs}
            asked = {"x": arguments["x"], "y": arguments["y"], "verbose": 0, **given(self.fit, arguments)}
            asked |= (given(fit, arguments) or {}) if fit else {}
            model = asked.pop("model", arguments["model"])
            return gives(model, model.fit(**asked))

        return wrong_answer(self.function.name, named, wrong, why, advice)

    def other_defaults(self, **defaults: Any) -> tuple[Mistake, ...]:
        """Settings that are left out have these values."""
        ask = "which defaults does the task's signature have?"
        return tuple(
            self.mistake(
                f"other-{name.replace('_', '-')}", f"the default of {name} is not the one in the task", ask,
                **{name: default},
            )
            for name, default in defaults.items()
        )  # fmt: skip

    def other_returns(self) -> tuple[Mistake, ...]:
        """What is returned in the place of the History."""
        ask = "what does fit return, and who needs it?"
        return (
            self.mistake("returns-nothing", "the History of the training is discarded", ask, gives=lambda *_: None),
            self.mistake("returns-model", "the model is returned, which the caller already has", ask,
                         gives=lambda model, _: model),
            self.mistake("returns-dict", "a dictionary is returned, such as the one inside the History", ask,
                         gives=lambda _, history: history.history),
            self.mistake("returns-pair", "the model is returned together with the History", ask,
                         gives=lambda *both: both),
        )  # fmt: skip

    def other_rows(self) -> tuple[Mistake, ...]:
        """Other rows are trained on, or held out, than `fit` takes."""
        no_rest = {"validation_split": 0.0, "callbacks": []}
        ask, unseen = "how many rows are held out, and which ones?", "which rows has the model never seen?"
        return (
            self.mistake("no-validation", "no rows were held out, so there is no validation loss",
                         "which rows should the model not learn from?", fit=lambda: no_rest),
            self.mistake("split-fixed", "a fifth of the rows is held out, whatever the call passes", ask,
                         fit=lambda: {"validation_split": 0.2}),
            self.mistake("rounded-down", "held-out rows are rounded down, but fit rounds down the training rows",
                         ask, fit=lambda x, y, validation_split: _cut(x, y, len(x) - int(len(x) * validation_split))),
            self.mistake("first-rows", "the first rows are held out", ask,
                         fit=lambda x, y, validation_split: _first_rows(x, y, held_out(len(x), validation_split))),
            self.mistake("fewer-first-rows", "the first rows are held out", ask,
                         fit=lambda x, y, validation_split: _first_rows(x, y, int(len(x) * validation_split))),
            self.mistake("shuffled", "the held-out rows are drawn at random", ask, fit=_shuffled),
            self.mistake("validates-on-training", "the model is validated on its training rows", unseen,
                         fit=lambda x, y: {"validation_data": (x, y)}),
            self.mistake("trains-on-all", "the model also trains on validation rows, so their loss means little", unseen,
                         fit=lambda x, y, validation_split: _cut(x, y, held_in(len(x), validation_split)) | {"x": x, "y": y}),
            self.mistake("scaled", "the inputs are scaled, which the task doesn't mention",
                         "which inputs does the model expect?", fit=lambda x: {"x": x / 255}),
            self.mistake("copy", "a copy of the model is trained, and the model itself is not",
                         "which model does the caller keep?", fit=_copied),
        )  # fmt: skip


def _cut(x: Array, y: Array, place: int) -> dict[str, Any]:
    return {"x": x[:place], "y": y[:place], "validation_data": (x[place:], y[place:]), "validation_split": 0.0}


def _first_rows(x: Array, y: Array, place: int) -> dict[str, Any]:
    return {"x": x[place:], "y": y[place:], "validation_data": (x[:place], y[:place]), "validation_split": 0.0}


def _shuffled(x: Array, y: Array) -> dict[str, Any]:
    order = np.random.default_rng(0).permutation(len(x))
    return {"x": x[order], "y": y[order]}


def _copied(model: Any) -> dict[str, Any]:
    copied = keras.models.clone_model(model)
    copied.compile(optimizer="adam", loss="mse", run_eagerly=True)
    return {"model": copied}


def trains(signature: str, fit: Callable[..., Mapping[str, Any]]) -> Trainer:
    """A function that trains the model that it is handed, and what it calls `fit` with."""
    return Trainer(Function(signature), fit)
