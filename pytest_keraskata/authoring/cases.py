"""What a builder is asked for one call, and judged by: a model, its data, and the right network beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from pytest_keraskata.asking.builds import BuildsEvidence, BuildsRequest
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs, seed_of
from pytest_keraskata.asking.message import pack
from pytest_keraskata.asking.model import LossCase, ModelEvidence, ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.failures import Failed
from pytest_keraskata.failures.networks import LaterCall
from pytest_keraskata.judge.architecture import judge_apart, judge_architecture, judge_calls_apart
from pytest_keraskata.judge.case import Case, decides
from pytest_keraskata.judge.drawing import pictures_of_learning, pictures_of_model
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.kata import Function, Mistake, given
from pytest_keraskata.pictures import Picture

_LEARNING_STEPS = 4

# Of a model with more weights their values don't cross: both sides draw them from one seed. Beyond the second number
# a model is looked at, and not run.
_MANY_WEIGHTS, _HUGE = 20_000, 2_500_000

_ROWS, _FEW_ROWS, _PULLED_ROWS = 16, 5, 6

_TRAINING_ROWS = 32


class ModelCases:
    """Asks a subject for models, and puts what they show beside the right network for the same call.

    Args:
        function: the answer's function.
        network: makes the right network from all arguments by name, not compiled.
        task: what it is compiled for, or None where it needn't be.
        stochastic: whether it acts at random in training.
        graphed: the calls for which an answer's own code runs in a compiled graph.
        compiled: the calls for which compiled loss and metrics are requested.
        trained: the calls for which a step of training is requested as well: more than one, so that an optimizer
            which they share shows itself.
        learning: the one of them for which a short course of learning is, from the answer's own initial weights.
        brief: the calls of whose outputs only those at inference and in training are requested; and of all else only
            what code of an answer's own may do otherwise there.
        steps: how many steps of training from drawn weights the learning call takes before that.
        optimizer: the one that it is to be compiled with.
        pulled: the calls for which gradients of the outputs are requested as well.
        extreme: the calls for which outputs for huge inputs and weights are.
        mistakes: wrong networks, made from all arguments like the right one.
    """

    def __init__(
        self,
        function: Function,
        network: Callable[..., Any],
        task: Task | None = None,
        *,
        stochastic: bool = False,
        graphed: Sequence[Call] = (),
        compiled: Sequence[Call] = (),
        trained: Sequence[Call] = (),
        learning: Call | None = None,
        brief: Sequence[Call] = (),
        steps: int = 0,
        optimizer: str = "Adam",
        pulled: Sequence[Call] = (),
        extreme: Sequence[Call] = (),
        mistakes: Sequence[Mistake] = (),
    ) -> None:
        self.function = function
        self.task = task
        self.stochastic = stochastic
        self.graphed = graphed
        self.compiled = compiled
        self.trained = trained
        self.learning = learning
        self.brief = brief
        self.steps = steps
        self.optimizer = optimizer
        self.pulled = pulled
        self.extreme = extreme
        self.mistakes = mistakes
        self._network = network
        self._kept: dict[bytes, Reference] = {}
        self._cases: dict[bytes, Case] = {}
        self._wrong: dict[tuple[bytes, str], Reference | None] = {}

    def reference(self, call: Call) -> Reference:
        """The right network for a call, built once."""
        key = pack(call)
        if key not in self._kept:
            arguments = self.function.arguments(call)
            self._kept[key] = Reference(lambda: self._network(**arguments), self.task.loss if self.task else "")
        return self._kept[key]

    def wrong(self, call: Call, mistake: Mistake) -> Reference | None:
        """A mistake's network for a call, built once; None where nothing comes of it."""
        key = pack(call), mistake.id
        if key not in self._wrong:
            self._wrong[key] = None
            # Of some sizes a mistake can't be built.
            with contextlib.suppress(Exception):
                network = mistake.of(self.function.arguments(call))
                self._wrong[key] = None if network is None else Reference(lambda: network)
        return self._wrong[key]

    def _may_be(self, mistake: Mistake, call: Call, evidence: ModelEvidence) -> bool:
        """Whether a mistake's network has as many parameters as the answer, as far as that is known."""
        size = sum(weight.size for weight in evidence.weights)
        return mistake.params is None or given(mistake.params, self.function.arguments(call)) == size

    def adopt(self, call: Call, reference: Reference) -> None:
        """Take this as the right network for a call whose arguments don't say it."""
        self._kept[pack(call)] = reference

    def case(self, subject: Subject, call: Call) -> Case:
        """What a call shows: structure, outputs, compiled settings, and training if requested."""
        request = self.request(call)
        evidence = subject.ask(request)
        key = pack(call)
        # The subject keeps evidence; what was found out about it is kept with it.
        if key in self._cases and self._cases[key].evidence is evidence:
            return self._cases[key]
        case = self._beside(request, evidence)
        if case.every_layout:
            self._cases[key] = case
        return case

    def whole(self, subject: Subject, call: Call, known: Call) -> Case | None:
        """A call with its compiled settings and a step of training, where these may differ from those of a known call.

        Args:
            subject: the answer.
            call: the call.
            known: another one of which the same was requested.

        Returns:
            None if it is compiled with the same settings as the known call, or if the settings of this call weren't
            requested.
        """
        case = self.case(subject, call)
        evidence = case.evidence
        if call in self.compiled or not (evidence.built and evidence.compiled_at_all):
            return case
        if not evidence.compiled_with:
            return case if self._is_own_only(call) else None
        if evidence.compiled_with == self.case(subject, known).evidence.compiled_with:
            return None
        request = self.request(call, whole=True)
        return self._beside(request, subject.ask(request))

    def _is_own_only(self, call: Call) -> bool:
        # What acts at random has no gradients that could be compared.
        return call in self.brief and call not in self.compiled and not self.stochastic

    def _beside(self, request: ModelRequest, evidence: ModelEvidence) -> Case:
        """What a request showed, beside the right network for its call."""
        return Case(
            request.call,
            evidence,
            self.reference(request.call),
            request.inputs,
            self.task,
            request.train_inputs,
            request.train_targets,
            self.stochastic,
            request.seed,
            request.loss_cases,
            self.optimizer,
            request.pulled,
            request.cotangent,
            [one for one in self.mistakes if self._may_be(one, request.call, evidence)],
            partial(self.wrong, request.call),
        )

    def in_turn(self, subject: Subject, case: Case, failed: Failed, first: Call) -> Failed:
        """What to raise for a call of several: where its network is right alone, what came before it is the fault.

        Args:
            subject: the answer.
            case: the call.
            failed: what is wrong with it.
            first: the first call; where it is wrong as well, nothing came before.
        """
        if case.call == first or not decides() or self.case(subject, first).matching_order is None:
            return failed
        request = replace(self.request(case.call), alone=True)
        try:
            judge_architecture(self._beside(request, subject.ask(request)))
        except Failed:
            return failed
        why = "something that an earlier call stored is used again"
        return case.failed(LaterCall("other calls", failed.failure)).because(
            why, "what outlives a call of your function?"
        )

    def again(self, calls: Sequence[Call]) -> BuildsRequest:
        """The request for models of calls one after the other."""
        return BuildsRequest(tuple(calls), seed_of(calls[0]) % 2**31)

    def judge_again(self, subject: Subject, calls: Sequence[Call]) -> None:
        """Each of these calls gives a model of its own, as its arguments say.

        Raises:
            Failed: if one doesn't.
        """
        evidence: BuildsEvidence = subject.ask(self.again(calls))
        cases = [Case(call, found, self.reference(call)) for call, found in zip(calls, evidence.models, strict=False)]
        judge_calls_apart(cases, evidence.shared)

    def pictures(self, subject: Subject, *calls: Call) -> Iterator[Picture]:
        """The models that these calls show, and the course of learning, if one is requested."""

        for call in calls:
            yield from pictures_of_model(self.case(subject, call))
        if self.task is not None and self.learning is not None:
            yield from pictures_of_learning(self.case(subject, self.learning), self.optimizer)

    def loss_cases(self, call: Call) -> tuple[LossCase, ...]:
        """Targets and predictions for which the compiled loss and metrics are compared by value."""
        if self.task is None:
            return ()
        shape = self.reference(call).output_shape
        return self.task.loss_cases(seed_of(call), shape[-1] if shape else 1)

    def request(self, call: Call, *, whole: bool = False) -> ModelRequest:
        """What is asked about a call; the same on every run.

        Args:
            call: the call.
            whole: whether compiled settings and a step of training are requested in any case.
        """
        reference = self.reference(call)
        seed = seed_of(call)
        units = reference.output_shape[-1] if reference.output_shape else 1
        size = sum(reference.counts)
        own_only = not whole and self._is_own_only(call)
        training = self.task is not None and (call in self.trained or ((whole or own_only) and size <= _HUGE))
        is_large = size > _MANY_WEIGHTS
        rows = _FEW_ROWS if is_large else _ROWS
        batch = (inputs(seed + place, shape, rows) for place, shape in enumerate(reference.input_shapes))
        pulled: tuple[Array, ...] = ()
        cotangent = None
        # A large network's gradients take as long to cross as its weights.
        if (call in self.pulled and not is_large) or (own_only and self.pulled and size <= _HUGE):
            pulled = tuple(
                inputs(seed + 3 + place, shape, _PULLED_ROWS, wide=False)
                for place, shape in enumerate(reference.input_shapes)
            )
            cotangent = inputs(seed + 5, reference.output_shape, _PULLED_ROWS, wide=False)
        train_inputs: tuple[Array, ...] = ()
        targets = None
        if self.task is not None and training:
            train_inputs = tuple(
                inputs(seed + 7 + place, shape, _TRAINING_ROWS, wide=False)
                for place, shape in enumerate(reference.input_shapes)
            )
            targets = self.task.targets(np.random.default_rng(seed), _TRAINING_ROWS, units)
        return ModelRequest(
            call,
            inputs=() if size > _HUGE else tuple(batch),
            loss_cases=self.loss_cases(call) if whole or own_only or call in self.compiled else (),
            train_inputs=train_inputs,
            train_targets=targets,
            steps=(self.steps if call == self.learning else 1) if training else 0,
            learn=_LEARNING_STEPS if training and call == self.learning else 0,
            in_graph=call in self.graphed,
            brief=call in self.brief,
            values=not is_large,
            extreme=call in self.extreme,
            pulled=pulled,
            cotangent=cotangent,
            own_only=own_only,
            seed=seed % 2**31,
            input_names=reference.input_names if len(reference.input_shapes) > 1 else (),
        )


def judge_apart_calls(subject: Subject, calls: Sequence[Call], reference: Callable[[Call], Reference]) -> None:
    """No two of these calls give models that have a variable in common, whatever else is free.

    Args:
        reference: some network with the right ends for a call.

    Raises:
        Failed: if two do, or one gives no model.
    """
    evidence: BuildsEvidence = subject.ask(BuildsRequest(tuple(calls), seed_of(calls[0]) % 2**31))
    cases = [Case(call, found, reference(call)) for call, found in zip(calls, evidence.models, strict=False)]
    for case, shared in zip(cases, evidence.shared, strict=True):
        judge_apart(case, None if shared is None else cases[shared])
