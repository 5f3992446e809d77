"""Katas whose function is handed a model and compiles it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pytest_keraskata.asking.call import Call, Given, show
from pytest_keraskata.asking.model import LossCase, ModelRequest
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.models import ModelCases
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import Case, close, the_model
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.judge.training import judge_learning, judge_training
from pytest_keraskata.kata import Function
from pytest_keraskata.pictures import Picture


class HandedModels:
    """Hands a model to an answer that compiles it, and puts what comes back beside the right one.

    Args:
        function: the answer's function; its first argument is the model.
        network: makes the model from drawn sizes, not compiled.
        task: what it is to be compiled for.
        trained: the sizes at which it is also trained.
        optimizer: the one that it is to be compiled with.
    """

    def __init__(
        self,
        function: Function,
        network: Callable[..., Any],
        task: Task,
        trained: Mapping[str, Plain],
        optimizer: str = "Adam",
    ) -> None:
        self._function = function
        self._network = network
        self._task = task
        self._trained = trained
        self._optimizer = optimizer
        self._cases_of_models: dict[str, tuple[Call, ModelCases]] = {}

    def compiled(self, subject: Subject, sizes: Mapping[str, Plain]) -> tuple[Case, tuple[LossCase, ...]]:
        """What the answer makes of a model of these sizes.

        Raises:
            Failed: where it gives something other than that very model back.
        """
        call, observed = self._of(sizes)
        case = observed.case(subject, call)
        the_very_model(case)
        return case, observed.loss_cases(call)

    def request(self, sizes: Mapping[str, Plain]) -> ModelRequest:
        """What is asked about a model of these sizes."""
        call, observed = self._of(sizes)
        return observed.request(call)

    def pictures(self, subject: Subject) -> Iterator[Picture]:
        """The model of the sizes at which it is trained, and how it learns."""
        call, observed = self._of(self._trained)
        return observed.pictures(subject, call)

    def _of(self, sizes: Mapping[str, Plain]) -> tuple[Call, ModelCases]:
        key = show(sorted(sizes.items()))
        if key not in self._cases_of_models:
            reference = Reference(lambda: self._network(**sizes), self._task.loss)
            call = Call(self._function.name, (reference.given(),))
            observed = ModelCases(
                self._function,
                self._network,
                self._task,
                graphed=(call,),
                compiled=(call,),
                trained=(call,),
                learning=call if sizes == self._trained else None,
                brief=(call,),
                optimizer=self._optimizer,
            )
            observed.adopt(call, reference)
            self._cases_of_models[key] = call, observed
        return self._cases_of_models[key]

    def judge_training(self, subject: Subject, sizes: Mapping[str, Plain]) -> None:
        """A model of these sizes takes the right steps, and at the sizes for training learns.

        Raises:
            Failed: where it doesn't.
        """

        case, _ = self.compiled(subject, sizes)
        judge_training(case, self._optimizer)
        if sizes == self._trained:
            judge_learning(case, self._optimizer)


def the_very_model(case: Case) -> None:
    """What came back is the model that was handed over, with its layers as they were.

    Raises:
        Failed: where it isn't.
    """

    evidence = the_model(case)
    if not evidence.given[0].is_returned:
        raise case.failed(Claim("the model that was handed over", "another model"), ends=True)
    if case.matching_order is None:
        raise case.failed(Claim("a model whose layers are as they were", "a model with other layers"), ends=True)
    untouched(case)


def untouched(case: Case) -> None:
    """A model that was handed over has the weights that it came with.

    Raises:
        Failed: where it has others.
    """

    given = next(value for value in case.call.args if isinstance(value, Given))
    weights = case.evidence.weights
    for place, value in zip(case.evidence.given[0].places, given.weights, strict=True):
        found = weights[place].initial if place is not None else None
        if place is not None and found is not None and not close(found, value):
            raise case.failed(Claim(f"{weights[place].words} as it was handed over", "other values"), ends=True)
