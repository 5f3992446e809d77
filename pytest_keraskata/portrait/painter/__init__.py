"""Looks at a model and its data: how it is made, what it computes, and how a few steps of training go.

Everything is put back afterwards: weights, optimizer, metrics.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from pytest_keraskata.answer.models.compiled import described_optimizer, loss_name, penalty
from pytest_keraskata.asking import structure
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import import_keras, keras, quiet_warnings
from pytest_keraskata.portrait.painter import probes
from pytest_keraskata.portrait.painter.data import column, gathered, made_up, missing_row, rows_of, spread_rows
from pytest_keraskata.portrait.painter.heads import heads
from pytest_keraskata.portrait.painter.layers import followers, sizes
from pytest_keraskata.portrait.painter.loss import is_own, loss_kind
from pytest_keraskata.portrait.painter.metrics import averaged, evaluated, exacting, metric_kinds, spreading
from pytest_keraskata.portrait.painter.outputs import (
    called,
    distance_from_affine,
    fixed_rows,
    is_large,
    last_activation,
    likely_activation,
    traced,
)
from pytest_keraskata.portrait.painter.training import loss_is_compiled, restored, steps_are_own, trained
from pytest_keraskata.portrait.seen import Portrait

_T = TypeVar("_T")

_ROWS = 64
# How many calls of a model a portrait takes, a step of training counted as three.
_CALLS = 60


def portrait(
    model: Any, x: Any = None, y: Any = None, *, known: Portrait | None = None, budget: float = 20.0
) -> Portrait:
    """What model and data show.

    Args:
        model: a built or callable Keras model.
        x: its inputs: an array, a list or dict of arrays, or a dataset of batches; normal numbers where None.
        y: its targets, or None.
        known: what is known of it already.
        budget: seconds of processor time that this may take, about; what doesn't fit in is left out and named.

    Raises:
        ImportError: where Keras doesn't run on TensorFlow.
    """
    import_keras(on="tensorflow")
    with quiet_warnings(), traced(model):
        return _Painter(model, x, y, known or Portrait(), budget).paint()


class _Painter:
    """One model under observation; a stage that raises is noted, and the others go on."""

    def __init__(self, model: Any, x: Any, y: Any, known: Portrait, budget: float) -> None:
        self.model = model
        self.problems: dict[str, str] = {}
        self.left_out: list[str] = []
        self.budget = budget
        self.end = time.process_time() + budget
        own = steps_are_own(model)
        self.seen = replace(
            known,
            model=str(model.name),
            own_step=own,
            stateful=any(getattr(layer, "stateful", False) for layer in model._flatten_layers()),
        )
        # A step of its own may do anything with the loss; it counts where the step asks for it.
        self.loss_counts = (bool(model.compiled) and loss_is_compiled(model) and y is not None) or not own
        self.labels: Array | None = None
        self.fixed: int | None = None
        self.whole: tuple[Any, Any] = (None, None)
        self.x: Any
        self.y: Any
        self.x, self.y = self.stage("data", lambda: self._data(x, y)) or (None, None)

    def _data(self, x: Any, y: Any) -> tuple[Any, Any]:
        all_x, all_y = self.whole = gathered(x, y)
        if all_x is None and getattr(self.model, "inputs", None):
            return made_up(self.model.inputs), None
        columns = tuple(column(part) for part in keras.tree.flatten(all_x))
        self.seen = replace(
            self.seen,
            x=columns,
            y=column(all_y) if _is_array(all_y) else None,
            same=_is_array(all_x)
            and _is_array(all_y)
            and all_x.size == all_y.size == len(all_y)
            and bool(np.all(all_x.reshape(-1) == all_y.reshape(-1))),
        )
        if _is_array(all_y) and all_y.dtype.kind in "fiub":
            self.labels = spread_rows(all_y, 256)
        rows = self._rows(all_x)
        lost = missing_row(all_x)
        lost = missing_row(all_y) if lost is None else lost
        x, y = (
            keras.tree.map_structure(lambda array: spread_rows(array, rows, lost), part) if part is not None else None
            for part in (all_x, all_y)
        )
        return x, y

    def _rows(self, x: Any) -> int:
        """As many as there is time for."""
        most = _ROWS // 8 if is_large(self.model) else _ROWS
        self.fixed = fixed_rows(self.model, x) if rows_of(x) else None
        if self.fixed or not rows_of(x):
            return self.fixed or most
        few = min(2, rows_of(x))
        try:
            for _ in range(2):
                started = time.process_time()
                called(self.model, keras.tree.map_structure(lambda array: array[:few], x))
                took = time.process_time() - started
        except Exception:
            return most
        # What is spent whatever the number of rows is at most a third of a call.
        share = max(took / few - 0.005, 1e-6)
        rows = int(min(most, max(few, self.budget / _CALLS / share)))
        if rows < min(most, rows_of(x)) // 2:
            self.left_out.append(f"{rows} rows were looked at, since a call for {few} takes {took:.2g} s")
        return rows

    def stage(self, name: str, act: Callable[[], _T]) -> _T | None:
        if time.process_time() > self.end:
            self.left_out.append(f"{name}: there was no time for it")
            return None
        try:
            return act()
        except Exception as error:
            told = str(error).strip()
            self.problems.setdefault(name, f"{type(error).__name__}: {told[:2000]}" if told else type(error).__name__)
            return None

    def paint(self) -> Portrait:
        model = self.model
        outputs = self.stage("call", lambda: called(model, self.x)) if self.x is not None else None
        several = outputs is not None and self._has_several()
        self.seen = replace(
            self.seen,
            layers=self.stage("layers", lambda: tuple(structure.layers(model))) or (),
            followers=self.stage("followers", lambda: dict(followers(model))) or {},
            input_shapes=tuple(tuple(one.shape[1:]) for one in getattr(model, "inputs", None) or ()),
            vocabularies=self.stage("vocabularies", lambda: dict(probes.vocabularies(model))) or {},
        )
        if outputs is not None and outputs.ndim >= 1:
            self.seen = replace(self.seen, outputs=outputs, output_shape=tuple(outputs.shape), several=bool(several))
            with restored(model) as put_back:
                put_back()
                self._see_outputs(put_back)
                if model.compiled and self.loss_counts:
                    self._see_compiled()
                    if self.y is not None:
                        self._see_training(self.y)
            if several and model.compiled and self.loss_counts and self.y is not None:
                self.seen = replace(self.seen, heads=self.stage("heads", self._heads) or ())
        return replace(self.seen, problems=self.problems, left_out=(*self.seen.left_out, *self.left_out))

    def _heads(self) -> tuple[Portrait, ...]:
        """Each output by itself, as a model."""
        known = Portrait(
            way=self.seen.way,
            number=self.seen.number,
            file=self.seen.file,
            lines=self.seen.lines,
            raised=self.seen.raised,
        )
        found = list(heads(self.model, *self.whole))
        each = (self.end - time.process_time()) / max(len(found), 1)
        seen = []
        for name, model, y in found:
            with traced(model):
                seen += [(name, _Painter(model, self.whole[0], y, replace(known, head=name), each).paint())]
        self.left_out += [f"the output {name!r}: {line}" for name, one in seen for line in one.left_out]
        return tuple(replace(one, left_out=()) for _, one in seen)

    def _has_several(self) -> bool:
        named = getattr(self.model, "outputs", None)
        if named is not None:
            return len(named) > 1
        return bool(self.stage("count", lambda: len(keras.tree.flatten(self.model(self.x, training=False))) > 1))

    def _see_outputs(self, put_back: Callable[[], None]) -> None:
        model, x, seen = self.model, self.x, self.seen
        fixed = self.fixed is not None
        again = None if seen.stateful else self.stage("again", lambda: called(model, x))
        alone = (
            None
            if fixed or seen.stateful or is_large(model)
            else self.stage("alone", lambda: called(model, keras.tree.map_structure(lambda a: a[:1], x)))
        )
        in_training = self.stage("training", lambda: called(model, x, training=True))
        put_back()
        activation = self.stage("bias", lambda: last_activation(model, x, seen.output_shape[-1]))
        if activation is None:
            activation = likely_activation(seen.layers, seen.outputs)
        put_back()
        affine = self.stage("affine", lambda: distance_from_affine(model, x, activation, seen.layers))
        put_back()
        magnitudes, silent, stuck = self.stage("sizes", lambda: sizes(model, x)) or ({}, {}, {})
        put_back()
        chancy = again is not None and not np.allclose(seen.outputs, again, atol=1e-5, equal_nan=True)  # type: ignore[arg-type]
        still = chancy and self.stage("chance", lambda: probes.random_without_dropout(model, x))
        ignored: tuple[int, ...] = ()
        mixing = 0.0
        if not chancy and not seen.stateful:
            ignored = (self.stage("ignored", lambda: probes.ignored(model, x)) or ()) if _is_array(x) else ()
            put_back()
            mixing = (self.stage("mixing", lambda: probes.rows_mix(model, x)) or 0.0) if not fixed else 0.0
        self.seen = replace(
            seen,
            by_dropout=bool(chancy and still is False),
            truncates=not chancy and bool(self.stage("truncates", lambda: probes.truncates(model, x))),
            unasked=not chancy
            and bool(self.stage("unasked", lambda: probes.drops(model) and probes.is_random(model, x))),
            padding=None if chancy or seen.stateful else self.stage("padding", lambda: probes.padded(model, x)),
            ignored=ignored,
            mixing=mixing,
            reshaped={
                name: (before, behind)
                for name, before, behind in self.stage("reshaped", lambda: [*probes.reshaped(model)]) or ()
            },
            outputs_again=again,
            alone=alone,
            in_training=in_training,
            activation=activation,
            affine=affine,
            magnitudes=magnitudes,
            silent=silent,
            stuck=stuck,
        )

    def _see_compiled(self) -> None:
        model, shape = self.model, self.seen.output_shape
        optimizer = self.stage("optimizer", lambda: described_optimizer(model.optimizer))
        loss = "other"
        words: tuple[str, ...] = ()
        if not self.seen.several:
            y = self.y if _is_array(self.y) else None
            loss, words = self.stage("loss", lambda: loss_kind(model, shape, y)) or ("other", ())
        self.seen = replace(
            self.seen,
            optimizer=optimizer,
            loss_name=loss_name(model.loss, "loss"),
            loss=loss,
            loss_words=words,
            own_loss=is_own(model.loss),
            averaged=self.stage("averaged", self._averaged) or {},
            metric_kinds=self.stage("metrics", lambda: tuple(metric_kinds(model))) or (),
            spreading=(self.stage("spreading", lambda: tuple(spreading(model))) or ()) if shape[1:] == (1,) else (),
            exacting=(self.stage("exacting", lambda: tuple(exacting(model, shape[1]))) or ())
            if len(shape) == 2
            else (),
        )

    def _averaged(self) -> dict[str, tuple[float, ...]]:
        asked = self.seen.fitting.asked if self.seen.fitting else {}
        batch = asked.get("batch_size") or 32
        if self.labels is None or not isinstance(batch, int):
            return {}
        return dict(averaged(self.model, self.labels, self.seen.output_shape, batch))

    def _see_training(self, y: Array) -> None:
        model, x = self.model, self.x
        extra = self.stage("penalty", lambda: penalty(model)) or 0.0
        metrics = self.stage("evaluate", lambda: evaluated(model, x, y)) or {}
        losses, moves = self.stage("train", lambda: trained(model, x, y)) or ((), ())
        self.seen = replace(self.seen, penalty=extra, metrics=metrics, losses=losses, moves=moves)


def _is_array(value: Any) -> bool:
    return isinstance(value, np.ndarray)
