"""Looks at a model and its data: how it is made, what it computes, and how a few steps of training go.

Everything is put back afterwards: weights, optimizer, metrics.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from pytest_keraskata.answer.models.compiled import described_optimizer, loss_name, penalty
from pytest_keraskata.asking import structure
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras, quiet_warnings
from pytest_keraskata.portrait.painter.data import column, gathered, made_up, spread_rows
from pytest_keraskata.portrait.painter.layers import followers, sizes
from pytest_keraskata.portrait.painter.loss import loss_kind
from pytest_keraskata.portrait.painter.metrics import evaluated, metric_kinds, spreading
from pytest_keraskata.portrait.painter.outputs import called, distance_from_affine, last_activation
from pytest_keraskata.portrait.painter.training import restored, trained
from pytest_keraskata.portrait.seen import Fitting, Portrait

_T = TypeVar("_T")

_ROWS = 64


def portrait(model: Any, x: Any = None, y: Any = None, fitting: Fitting | None = None) -> Portrait:
    """What model and data show.

    Args:
        model: a built or callable Keras model.
        x: its inputs: an array, a list or dict of arrays, or a dataset of batches; normal numbers where None.
        y: its targets, or None.
        fitting: the arguments of `fit`, where it was called.
    """
    with quiet_warnings():
        return _Painter(model, x, y, fitting).paint()


class _Painter:
    """One model under observation; a stage that raises is noted, and the others go on."""

    def __init__(self, model: Any, x: Any, y: Any, fitting: Fitting | None) -> None:
        self.model = model
        self.problems: dict[str, str] = {}
        all_x, all_y = gathered(x, y)
        self.seen = Portrait(fitting=fitting)
        if all_x is None and getattr(model, "inputs", None):
            all_x = made_up(model.inputs)
        else:
            columns = tuple(column(part) for part in keras.tree.flatten(all_x))
            self.seen = replace(self.seen, x=columns, y=None if all_y is None else column(all_y))
        # Run eagerly, a hundred layers take their time.
        rows = _ROWS if len(model.weights) < 100 else _ROWS // 8
        self.x = keras.tree.map_structure(lambda array: spread_rows(array, rows), all_x)
        self.y = None if all_y is None else spread_rows(all_y, rows)

    def stage(self, name: str, act: Callable[[], _T]) -> _T | None:
        try:
            return act()
        except Exception as error:
            self.problems.setdefault(name, f"{type(error).__name__}: {str(error).splitlines()[0][:300]}" if str(error)
                                     else type(error).__name__)  # fmt: skip
            return None

    def paint(self) -> Portrait:
        model = self.model
        outputs = self.stage("call", lambda: called(model, self.x))
        if outputs is not None and outputs.ndim >= 1:
            self.seen = replace(
                self.seen,
                outputs=outputs,
                output_shape=tuple(outputs.shape),
                layers=self.stage("layers", lambda: tuple(structure.layers(model))) or (),
                followers=self.stage("followers", lambda: dict(followers(model))) or {},
                input_shapes=tuple(tuple(one.shape[1:]) for one in getattr(model, "inputs", None) or ()),
            )
            with restored(model) as put_back:
                self._see_outputs(put_back)
                if model.compiled:
                    self._see_compiled()
                if model.compiled and self.y is not None:
                    self._see_training(self.y)
        return replace(self.seen, problems=self.problems)

    def _see_outputs(self, put_back: Callable[[], None]) -> None:
        model, x, seen = self.model, self.x, self.seen
        again = called(model, x)
        alone = self.stage("alone", lambda: called(model, keras.tree.map_structure(lambda a: a[:1], x)))
        in_training = self.stage("train", lambda: called(model, x, training=True))
        activation = self.stage("bias", lambda: last_activation(model, x, seen.output_shape[-1]))
        put_back()
        affine = self.stage("affine", lambda: distance_from_affine(model, x, activation, seen.layers))
        magnitudes, silent, stuck = self.stage("sizes", lambda: sizes(model, x)) or ({}, {}, {})
        self.seen = replace(
            seen,
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
        loss, words = self.stage("loss", lambda: loss_kind(model, shape, self.y)) or ("other", ())
        self.seen = replace(
            self.seen,
            optimizer=optimizer,
            loss_name=loss_name(model.loss, "loss"),
            loss=loss,
            loss_words=words,
            metric_kinds=self.stage("metrics", lambda: tuple(metric_kinds(model))) or (),
            spreading=(self.stage("spreading", lambda: tuple(spreading(model))) or ()) if shape[1:] == (1,) else (),
        )

    def _see_training(self, y: Array) -> None:
        model, x = self.model, self.x
        extra = penalty(model)
        metrics = self.stage("evaluate", lambda: evaluated(model, x, y)) or {}
        losses, moves = self.stage("train", lambda: trained(model, x, y)) or ((), ())
        self.seen = replace(self.seen, penalty=extra, metrics=metrics, losses=losses, moves=moves)
