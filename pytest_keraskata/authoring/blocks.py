"""Katas whose function is a block: a symbolic tensor goes in, and another one comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs, seed_of
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import value
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.failures.functions import Raises
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Function, Mistake

_Sizes = tuple[int | None, ...]


class Blocks:
    """Asks a subject for blocks, and puts what they show beside the right ones.

    Args:
        function: of a tensor `x` and a number of `filters`, which is the last size of what it gives.
        block: the right one.
        large: the calls whose weights are too many to cross.
        mistakes: wrong ones, as whole answers.
    """

    def __init__(
        self, function: Function, block: Callable[[Any, int], Any], large: Sequence[Call], mistakes: Sequence[Mistake]
    ) -> None:
        self._function, self._block, self._large, self._mistakes = function, block, large, mistakes
        # Wrong ones by the same cache: each stands for one block.
        self._networks = lru_cache(maxsize=256)(_reference)

    def case(self, subject: Subject, call: Call, *then: int) -> Case:
        """What a call shows; further ones, with these numbers of filters, follow it."""
        x, filters = self._function.arguments(call).values()
        seed = seed_of(call) % 2**31
        batch, pulled = inputs(seed, x.shape, 9), inputs(seed + 3, x.shape, 3, wide=False)
        cotangent = inputs(seed + 5, (*x.shape[:-1], (filters, *then)[-1]), 3, wide=False)
        request = ModelRequest(
            call,
            (batch,),
            seed=seed,
            pulled=(pulled,),
            cotangent=cotangent,
            then=tuple({"filters": one} for one in then),
            values=call not in self._large,
        )
        return Case(
            call,
            subject.ask(request),
            self._networks(self._block, x.told, filters, *then),
            (batch,),
            seed=seed,
            pulled=(pulled,),
            cotangent=cotangent,
            mistakes=() if then else self._mistakes,
            mistaken=lambda mistake: self._networks(mistake.wrong, x.told, filters),
        )

    def judge_tensor(self, subject: Subject, call: Call) -> None:
        """A tensor as large as x comes out, of so many filters.

        Raises:
            Failed: if another one does, or none.
        """
        x, filters = self._function.arguments(call).values()
        shape = (None, *x.shape[:-1], filters)
        returned = value(subject, call, f"a KerasTensor of shape {shape}")
        if returned.kind != "symbolic" or returned.value != shape:
            failure = Claim(f"a KerasTensor of shape {shape}", returned.words)
            raise Failed(failure, call=call, facts=Facts(call, returned))

    def judge_stacked(self, subject: Subject, call: Call, *then: int) -> None:
        """Blocks come one after the other, each with its own weights.

        Raises:
            Failed: if they don't.
        """
        case = self.case(subject, call, *then)
        try:
            judge_architecture(case)
        except Failed as failed:
            # What is wrong with one of them alone is told so.
            x, first = self._function.arguments(call).values()
            for channels, wanted in pairwise((first, *then)):
                at = replace(x, shape=(*x.shape[:-1], channels))
                judge_architecture(self.case(subject, Call(self._function.name, (at, wanted))))
            raised = failed.failure.raised if isinstance(failed.failure, Raises) else None
            found = str(raised) if raised else "a different network, although a single block is right"
            by_name = raised is not None and "unique" in raised.message
            raise case.failed(
                Claim(f"{len(then) + 1} blocks in a row, each on the output of the one before", found),
                why="a fixed layer name can occur only once in a model" if by_name else "",
                advice="what do two calls of your function share?",
            ) from None


def _reference(block: Callable[[Any, int], Any], shape: _Sizes, *filters: int) -> Reference:
    """Blocks one behind the other."""

    def network() -> Any:
        at = x = keras.Input(shape)
        for one in filters:
            at = block(at, one)
        return keras.Model(x, at)

    return Reference(network)
