"""Katas that ask to compile a model: their checks, and what goes wrong in all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import wrong_answer
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.handed import HandedModels
from pytest_keraskata.backend import keras
from pytest_keraskata.explain.compiling import other_loss, other_optimizer
from pytest_keraskata.judge.loss import judge_loss, judge_metrics
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.kata import Check, Function, Mistake

Sizes = Mapping[str, Plain]


class Compiles:
    """A function (model) that compiles the model that it is handed, and returns it.

    Args:
        signature: of the function.
        network: makes the model from drawn sizes, not compiled.
        task: what it is to be compiled for.
        sizes: of the models that are always passed in; the first one is also trained.
        optimizer: Keras's name of the optimizer.
        settings: what a right answer calls `compile` with besides.
    """

    def __init__(
        self,
        signature: str,
        network: Callable[..., Any],
        task: Task,
        sizes: Sequence[Sizes],
        optimizer: str = "Adam",
        **settings: Any,
    ) -> None:
        self.function = Function(signature)
        self.models = HandedModels(self.function, network, task, sizes[0], optimizer)
        self._task, self._optimizer, self._settings = task, optimizer, settings
        self._always = tuple({"sizes": one} for one in sizes)

    def ahead(self) -> Any:
        """What is asked of every answer."""
        return (self.models.request(case["sizes"]) for case in self._always)

    def checks(
        self,
        drawn: st.SearchStrategy[Any],
        metrics: Sequence[tuple[str, Callable[[Array, Array], float]]] | None,
        losses: Sequence[Mistake],
        others: Sequence[Mistake] = (),
    ) -> tuple[Check, ...]:
        """The checks "loss", "metrics" and "training".

        Args:
            drawn: sizes of further models that are passed in.
            metrics: (name, value) of each metric that must be reported; None for the task's own, which goes with the loss.
            losses: what is known to go wrong with the loss, the optimizer, or the returned value.
            others: and with the metrics.
        """
        always = partial(check, pinned=self._always)

        @always(sizes=drawn, draws=1, mistakes=tuple(losses))
        def loss(subject: Subject, sizes: Sizes) -> None:
            """The model is compiled with the right loss, by value, and the right optimizer."""
            case, cases = self.models.compiled(subject, sizes)
            judge_loss(case, self._task, cases, self._optimizer, metrics=None if metrics is None else ())

        @always(name="metrics", sizes=drawn, draws=1, mistakes=tuple(others))
        def reported(subject: Subject, sizes: Sizes) -> None:
            """Each metric is reported under its name, with the right value."""
            case, cases = self.models.compiled(subject, sizes)
            judge_metrics(case, cases, metrics or ())

        @always(after=("loss",))
        def training(subject: Subject, sizes: Sizes) -> None:
            """From the same weights, training takes the right steps, and the loss falls."""
            self.models.judge_training(subject, sizes)

        return (loss, training) if metrics is None else (loss, reported, training)

    def mistake(
        self,
        named: str,
        why: str,
        advice: str,
        *,
        before: Callable[[Any], Any] | None = None,
        gives: Callable[[Any], Any] = lambda model: model,
        **changes: Any,
    ) -> Mistake:
        """A model that is compiled differently from the right one.

        Args:
            named: its id, a few words with hyphens.
            why: the fault in a sentence.
            advice: a question that leads on.
            before: changes the model, or gives another one, before it is compiled.
            gives: makes of the model what is returned.
            changes: what `compile` is called with instead; functions are called for it each time.
        """

        def wrong(model: Any) -> Any:
            model = (before(model) if before else None) or model
            asked = {"optimizer": self._optimizer, **self._settings, **changes}
            model.compile(**{name: value() if callable(value) else value for name, value in asked.items()})
            return gives(model)

        return wrong_answer(self.function.name, named, wrong, why, advice)

    def other_losses(self, **losses: str) -> tuple[Mistake, ...]:
        """Other losses, by the names that Keras takes and gives them."""
        told = ((loss, other_loss(name, self._task.name)) for loss, name in losses.items())
        return tuple(self.mistake(loss.replace("_", "-"), one.why, one.advice, loss=loss) for loss, one in told)

    def other_optimizers(self, **optimizers: str) -> tuple[Mistake, ...]:
        """Other optimizers, by the names that Keras takes and gives them."""
        told = ((name, other_optimizer(kind, self._optimizer)) for name, kind in optimizers.items())
        return tuple(self.mistake(name, one.why, one.advice, optimizer=name) for name, one in told)

    def other_models(self) -> tuple[Mistake, ...]:
        """The returned model isn't the one that was passed in, or not as it was."""
        another = "a different model is compiled and returned, not the one that was passed in"
        whose = "which model does the caller keep?"
        return (
            self.mistake("returns-nothing", "the model isn't returned",
                         "what does your function return to its caller?", gives=lambda model: None),
            self.mistake("clone", another, whose, before=lambda model: keras.models.clone_model(model)),
            self.mistake("wrapped", another, whose, before=lambda model: keras.Model(model.inputs, model.outputs)),
            self.mistake("longer", another, whose, before=_longer),
            self.mistake("new-weights", "the weights of the model were changed",
                         "what has the model already learned?",
                         before=lambda model: model.set_weights([0.5 * one for one in model.get_weights()])),
        )  # fmt: skip


def _longer(model: Any) -> Any:
    return keras.Sequential([model, keras.layers.Dense(model.output_shape[-1])])
