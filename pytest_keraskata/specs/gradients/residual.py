"""Two convolutions and a shortcut."""

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Blocks, Call, Kata, Subject, Symbolic, check, judge_architecture, judge_params, pictures_of_model, signature, sizes,
)  # fmt: skip
from pytest_keraskata.specs.gradients import _residual_on_paper as on_paper
from pytest_keraskata.specs.gradients._residual import PROJECTION, SHORTCUT, TENSOR, residual

_BLOCK = signature("residual_block(x, filters)")


def _call(shape: tuple[int, int, int], filters: int, *, known: bool = True) -> Call:
    return Call(_BLOCK.name, (Symbolic(shape, known=known), filters))


def _named(shape: tuple[int, int, int], filters: int) -> Call:
    return Call(_BLOCK.name, kwargs={"x": Symbolic(shape), "filters": filters})


_SHAPES = st.tuples(sizes(1, 6), sizes(1, 6), sizes(1, 4))
_DRAWN_FITTING = _SHAPES.map(lambda shape: _call(shape, shape[-1]))
_DRAWN_OTHERS = st.builds(_named, _SHAPES, sizes(1, 5))
_FITTING = _call((5, 4, 2), 2), _named((1, 3, 1), 1)
_OTHERS = _call((4, 5, 3), 2), _named((3, 3, 1), 4)
_LARGE = _call((20, 17, 60), 60), _call((3, 2, 520), 5), _call((2, 3, 4), 520)
_blocks = Blocks(_BLOCK, residual, large=_LARGE, mistakes=(*SHORTCUT, *PROJECTION))


def _cases(*calls: Call) -> tuple[dict[str, Call], ...]:
    return tuple({"call": call} for call in calls)


@check(
    call=_DRAWN_FITTING | _DRAWN_OTHERS,
    draws=2,
    pinned=_cases(_FITTING[0], _OTHERS[0], _call((6, 3, 2), 3)),
    mistakes=TENSOR,
)
def tensor(subject: Subject, call: Call) -> None:
    """The block takes a tensor and returns one of the right shape, in a graph without loose ends."""
    _blocks.judge_tensor(subject, call)


@check(
    call=_DRAWN_FITTING,
    draws=2,
    pinned=_cases(*_FITTING, _call((4, 5, 3), 3, known=False), _LARGE[0]),
    after=("tensor",),
    mistakes=SHORTCUT,
)
def shortcut(subject: Subject, call: Call) -> None:
    """With as many channels as filters, x itself is added."""
    judge_architecture(_blocks.case(subject, call))
    if call == _FITTING[0]:
        _blocks.judge_stacked(subject, call, 2, 2)


@check(
    call=_DRAWN_OTHERS,
    draws=2,
    pinned=_cases(*_OTHERS, _call((6, 4, 3), 2, known=False), *_LARGE[1:]),
    after=("tensor",),
    mistakes=PROJECTION,
)
def projection(subject: Subject, call: Call) -> None:
    """With another number of channels, a 1×1 convolution of x is added."""
    judge_architecture(_blocks.case(subject, call))
    if call == _OTHERS[0]:
        # The last one projects as the first one does, with weights of its own.
        _blocks.judge_stacked(subject, call, 3, 2)


@check(call=_DRAWN_FITTING | _DRAWN_OTHERS, draws=1, pinned=_cases(*_FITTING, *_OTHERS), after=("tensor",))
def params(subject: Subject, call: Call) -> None:
    """The block has the right number of parameters."""
    given = _BLOCK.arguments(call)
    judge_params(_blocks.case(subject, call), on_paper.params(**given), terms=on_paper.terms(**given))


kata = Kata(
    __name__,
    title="Residual block",
    questions=("G1",),
    functions=(_BLOCK,),
    checks=(tensor, shortcut, projection, params),
    hints=(
        "Which of the two terms of a sum does a gradient reach?",
        "What must two tensors have in common before they can be added, and which kernel changes nothing but channels?",
        "Where is the second ReLU: before the sum, or after it?",
    ),
    prediction=on_paper.PREDICTION,
    pictures=lambda subject: (
        one for call in (_FITTING[0], _OTHERS[0]) for one in pictures_of_model(_blocks.case(subject, call))
    ),
)
