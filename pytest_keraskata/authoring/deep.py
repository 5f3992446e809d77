"""Katas that ask for a deep net, compiled as a binary classifier, whose inside is free."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.activations import sigmoid
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.cases import judge_apart_calls
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.judge.architecture import nothing_added
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.deep import judge_head, judge_reach, judge_steady, judge_widths
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.judge.training import judge_rate
from pytest_keraskata.kata import Check, Function, Mistake
from pytest_keraskata.pictures import Curves, LayerTable, Model, Picture, series

_ROWS = 64


class DeepNets:
    """Asks a subject for nets of so many inputs, layers and units, and puts what they show beside a plain one.

    Args:
        function: of `input_dim`, `depth` and `width`.
        plain: some stack with the right ends.
        draws: a strategy for each of these sizes.
        small: sizes for which everything is asked.
        others: further sizes.
        deep: sizes at which gradients are measured, besides the defaults.
        mistakes: wrong answers, whose layers differ from the right ones.
        vanishing: wrong answers, whose gradients vanish.
    """

    def __init__(
        self,
        function: Function,
        plain: Callable[..., Stack],
        *,
        draws: Mapping[str, st.SearchStrategy[int]],
        small: Mapping[str, int],
        others: Sequence[tuple[int, ...]],
        deep: Sequence[tuple[int, ...]],
        mistakes: Sequence[Mistake],
        vanishing: Sequence[Mistake],
    ) -> None:
        self._function, self._draws = function, draws
        self._default, self._whole = Call(function.name), Call(function.name, kwargs=small)
        self._others, self._deep = ([Call(function.name, one) for one in several] for several in (others, deep))
        self._mistakes, self._vanishing = tuple(mistakes), tuple(vanishing)
        made = lru_cache(maxsize=32)
        self._reference = made(lambda *sizes: Reference(lambda: plain(*sizes).network(), BINARY.loss))

    @property
    def checks(self) -> tuple[Check, ...]:
        """Its layers, how it is compiled, and its gradients."""
        layers = check(
            name="layers",
            call=calls(self._function.name, **self._draws),
            draws=1,
            pinned=tuple({"call": call} for call in (self._whole, *self._others, self._default)),
            mistakes=self._mistakes,
        )
        loss = check(name="loss", pinned=({"call": self._whole}, {"call": self._default}))
        gradients = check(
            name="gradients",
            after=("layers", "loss"),
            pinned=tuple({"call": call, "seed": 2 * place} for place, call in enumerate((self._default, *self._deep))),
            mistakes=self._vanishing,
        )
        return layers(self._judge_layers), loss(self._judge_compiled), gradients(self._judge_gradients)

    def _case(self, subject: Subject, call: Call, seed: int = 0, zeroed: tuple[int, ...] = ()) -> Case:
        """What a call shows.

        Args:
            subject: the answer.
            call: the call.
            seed: of weights and batches.
            zeroed: the places of weights that are zero.
        """
        input_dim = self._function.arguments(call)["input_dim"]
        batch, train = inputs(seed, (input_dim,), 6), inputs(seed + 1, (input_dim,), _ROWS, wide=False)
        y, pairs = BINARY.targets(np.random.default_rng(seed), _ROWS, 1), BINARY.loss_cases(seed, 1)
        request = ModelRequest(
            call, (batch,), pairs, (train,), y, gradients=True, brief=call != self._whole, values=False, seed=seed,
            zeroed=zeroed,
        )  # fmt: skip
        return Case(
            call,
            subject.ask(request),
            self._reference(*self._function.arguments(call).values()),
            (batch,),
            BINARY,
            seed=seed,
            loss_cases=pairs,
        )

    def _judge_layers(self, subject: Subject, call: Call) -> None:
        """The layers are of the right number and width, the last one is one sigmoid unit, and each call returns a new net."""
        case = self._case(subject, call)
        sizes = self._function.arguments(call)
        judge_widths(case, **sizes)
        judge_output(case, BINARY)
        if call == self._whole:
            judge_steady(case)
            last = [weight.shape for weight in case.evidence.weights].index((sizes["width"], 1))
            judge_head(self._case(subject, call, zeroed=(last,)))
            judge_apart_calls(subject, (call, call), lambda _: case.reference)

    def _judge_compiled(self, subject: Subject, call: Call) -> None:
        """It is compiled as a binary classifier that can learn."""
        case = self._case(subject, call)
        judge_loss(case, BINARY, case.loss_cases)
        nothing_added(case, case.evidence)
        judge_rate(case)

    def _judge_gradients(self, subject: Subject, call: Call, seed: int) -> None:
        """The gradient of the first kernel is large enough beside that of the last one."""
        input_dim, _, width = self._function.arguments(call).values()
        judge_reach(self._case(subject, call, seed), (input_dim, width), (width, 1))

    def pictures(self, subject: Subject) -> Iterator[Picture]:
        """The model, and how much of the gradient reaches each layer."""
        evidence = self._case(subject, self._default).evidence
        if evidence.layers:
            yield Model.of(LayerTable.of(str(self._default), (), evidence.layers), evidence)
        weights = zip(evidence.weights, evidence.gradients, strict=False)
        found = [norm for weight, norm in weights if len(weight.shape) > 1]
        if found:
            yield Curves(
                "how much of the gradient reaches each layer",
                "layer, from the input to the output",
                "gradient norm of its kernel",
                (
                    series("yours", found),
                    series("with sigmoids", _of_sigmoids(**self._function.arguments(self._default))),
                ),
                first=1,
                log=True,
                note="each mark on the scale is a power of ten; a layer at a millionth of the others learns nothing",
            )


def _of_sigmoids(input_dim: int, depth: int, width: int) -> list[float]:
    """The gradient norm of each kernel where every layer has a sigmoid and begins as Keras's layers do, by hand."""
    generator = np.random.default_rng(0)
    pairs = list(itertools.pairwise([input_dim, *[width] * depth, 1]))
    kernels = [generator.uniform(-((6 / sum(pair)) ** 0.5), (6 / sum(pair)) ** 0.5, pair) for pair in pairs]
    values: list[Array] = [inputs(1, (input_dim,), _ROWS, wide=False)]
    for kernel in kernels:
        values.append(sigmoid(values[-1] @ kernel))
    back = (values[-1] - BINARY.targets(generator, _ROWS, 1)) / _ROWS
    found = []
    for kernel, value in zip(reversed(kernels), reversed(values[:-1]), strict=True):
        found.append(float(np.linalg.norm(value.T @ back)))
        back = (back @ kernel.T) * value * (1 - value)
    return found[::-1]
