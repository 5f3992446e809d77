"""Trainings of real models: that they begin with the weights that a model has, and end with the right ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.handed import batch_for, compiled_with, handed, labels_for
from pytest_keraskata.authoring.trainings import Course, Trainer, held_in
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.reference import Reference


def trained_on(
    trainer: Trainer,
    subject: Subject,
    kind: str,
    loss: str,
    optimizer: str,
    settings: Mapping[str, Plain],
    rows: int = 8,
) -> Course:
    """A training of one of `handed.KINDS`, which has made one update and is otherwise unchanged.

    Raises:
        Failed: if it isn't.
    """
    targets, units, activation = labels_for(loss)
    given = handed(kind, units, activation, loss, optimizer)
    request = trainer.real(given, batch_for(given, rows=rows), targets(rows), settings, updates=1)
    course = trainer.course(subject, request)
    course.leaves_alone()
    return course


@dataclass(frozen=True)
class Learned:
    """The training of a small model that really learns, and that model on the judge's side.

    Args:
        trainer: the function that trains it.
        layers: make its layers after an input of three numbers.
        loss: by name; the optimizer is SGD with a momentum.
        columns: of the targets.
        rows: how many there are.
        settings: of the call.
        metrics: that it is compiled with.
        seed: of the data.
    """

    trainer: Trainer
    layers: Callable[[], list[Any]]
    loss: str
    columns: int
    rows: int
    settings: Mapping[str, Plain]
    metrics: tuple[str, ...] = ()
    seed: int = 1

    @cached_property
    def reference(self) -> Reference:
        return Reference(lambda: keras.Sequential([keras.Input((3,)), *self.layers()]), self.loss)

    @cached_property
    def data(self) -> tuple[Array, Array]:
        generator = np.random.default_rng(self.seed)
        x, y = (generator.normal(size=(self.rows, columns)).astype("float32") for columns in (3, self.columns))
        return x, y

    @property
    def split(self) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        """What is trained on, and what is held out."""
        place = held_in(self.rows, float(str(self.settings["validation_split"])))
        x, y = self.data
        return (x[:place], y[:place]), (x[place:], y[place:])

    def course(self, subject: Subject, updates: int = 0) -> Course:
        """What happens in training; metrics are in the history, and what isn't trained stays as it was.

        Raises:
            Failed: if it is otherwise.
        """
        given = self.reference.given(compiled=compiled_with(self.loss, "sgd", self.metrics))
        course = self.trainer.course(
            subject, self.trainer.real(given, *self.data, settings=self.settings, updates=updates)
        )
        told = course.evidence.history
        for name in self.metrics:
            words = f"the metrics that the model was compiled with in the history: {name}"
            course.judge(name in told, words, f"a history of {', '.join(told) or 'nothing'}")
        course.leaves_alone()
        self.reference.place(given.weights)
        return course

    def begins_with_its_weights(self, course: Course) -> None:
        """The first loss is that of the weights that were passed in.

        Raises:
            Failed: if it differs.
        """
        ((x, y), _), found = self.split, course.evidence
        first, told = self.reference.loss((x,), y), found.history["loss"][0]
        # Where an epoch has several batches, its loss is a mean over weights that change.
        begins = found.updates != found.epochs or abs(told - first) <= 1e-3 * max(first, 1.0)
        words = f"training that starts from the model's own weights: a first loss of {first:.4f}"
        course.judge(begins, words, f"a first loss of {told:.4f}")

    def ends_with_the_best(self, course: Course) -> None:
        """The weights at the end are those of the lowest validation loss.

        Raises:
            Failed: if they differ.
        """
        _, (x, y) = self.split
        self.reference.place(course.evidence.weights)
        held = self.reference.loss((x,), y, training=False)
        best = min(course.evidence.history.get("val_loss", (float("nan"),)))
        found = f"weights whose loss on the held-out rows is {held:.4f}"
        right = f"the weights of the lowest validation loss, {best:.4f}"
        course.judge(abs(held - best) <= 1e-3 * max(best, 1.0), right, found)

    def takes_steps(self, course: Course, updates: int) -> None:
        """The validation losses and the weights are those of so many steps of the optimizer; the first one comes before.

        Raises:
            Failed: if they differ.
        """
        optimizer, losses = keras.optimizers.SGD(0.0625, momentum=0.5), []
        (x, y), held = self.split
        for _ in range(1 + updates):
            self.reference.step((x,), y, optimizer)
            losses.append(self.reference.loss((held[0],), held[1]))
        told = course.evidence.history.get("val_loss", ())
        expected, found = (", ".join(f"{loss:.4f}" for loss in values) for values in (losses[1:], told))
        words = f"val_loss {expected} from the optimizer and loss that the model was compiled with"
        course.judge(len(told) == updates and np.allclose(told, losses[1:], rtol=1e-3), words, f"val_loss {found}")
        pairs = zip(course.evidence.weights, self.reference.values(), strict=True)
        words = f"the model that was passed in, trained for {updates} epochs"
        course.judge(
            all(np.allclose(one, other, atol=1e-6) for one, other in pairs), words, "different weights at the end"
        )
