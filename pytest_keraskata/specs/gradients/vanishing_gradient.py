"""Gradients of every layer, and a deep net in which they don't vanish."""

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    COMPILED_KINDS, DeepNets, Dense, Kata, Stack, Subject, asked_of, check, compiled, judge_measured, prediction,
    signature, sizes,
)  # fmt: skip
from pytest_keraskata.specs.gradients._deep_nets import WRONG_GRADIENTS, WRONG_NETS, WRONG_NORMS, norms_of

_NORMS = signature("kernel_gradient_norms(model, x, y)")
_NET = signature("build_deep_net(input_dim=10, depth=20, width=32)")


@check(
    kind=st.sampled_from(COMPILED_KINDS),
    seed=st.integers(0, 999),
    rows=st.integers(1, 8),
    draws=1,
    # Some mistakes show in one kind of model only, and once may be chance; the second time there are more rows than a
    # batch of Keras's own size.
    pinned=tuple(
        {"kind": kind, "seed": seed, "rows": rows}
        for kind, seed, rows in (
            *((kind, 3, 5) for kind in COMPILED_KINDS),
            *((kind, 4, 40) for kind in COMPILED_KINDS),
        )
    ),
    mistakes=WRONG_NORMS,
)
def norms(subject: Subject, kind: str, seed: int, rows: int) -> None:
    """The norms are right for models of several kinds, in the model's order."""
    judge_measured(
        subject, _NORMS, compiled(kind, seed, rows), norms_of, "norms, one for each Dense layer", WRONG_NORMS
    )


@check(after=("norms",), pinned=({"kind": "dropped"}, {"kind": "frozen"}))
def model_unchanged(subject: Subject, kind: str) -> None:
    """A model that has been trained stays as it is in every respect."""
    asked_of(subject, compiled(kind, 3, 5).request(_NORMS))


def plain(input_dim: int, depth: int, width: int) -> Stack:
    layers = (*[Dense(width, "relu")] * depth, Dense(1, "sigmoid"))
    return Stack(f"{input_dim} numbers per sample", (input_dim,), layers)


_nets = DeepNets(
    _NET,
    plain,
    draws={"input_dim": sizes(1, 5), "depth": sizes(1, 6), "width": sizes(1, 9)},
    small={"input_dim": 3, "depth": 4, "width": 5},
    others=((2, 1, 1),),
    deep=((6, 14, 24),),
    mistakes=WRONG_NETS,
    vanishing=WRONG_GRADIENTS,
)

kata = Kata(
    __name__,
    tensorflow_alone="Keras has no function for gradients, and the known answers ask TensorFlow for them",
    title="Vanishing gradients",
    questions=("G1",),
    functions=(_NORMS, _NET),
    checks=(norms, model_unchanged, *_nets.checks),
    prediction=prediction(
        _NET.name,
        plain,
        lambda random: {
            "input_dim": random.randint(3, 9),
            "depth": random.randint(3, 6),
            "width": random.randint(4, 10),
        },
    ),
    hints=(
        "What must a GradientTape record: only the loss, or the forward pass as well?",
        "How steep is a sigmoid where it is steepest, and what is that to the power of twenty?",
        "By which factor should one layer scale what passes through it, forwards and backwards?",
    ),
    pictures=_nets.pictures,
)
