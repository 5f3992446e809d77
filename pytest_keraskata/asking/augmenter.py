"""Asking what becomes of images."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class AugmenterRequest(Request, probe="pytest_keraskata.answer.probes.augmenter"):
    """Make a layer or model that changes images at random, and call it.

    Args:
        call: the call that returns it.
        images: one batch.
        copies: how often each image of it comes in a row.
        draws: how many times it is called as in training.
        graph: how many times it is called as in training in a compiled graph that takes batches of any size.
        singles: how many times that graph is called on the first image alone.
        inference: also call it without training, by itself before these draws and as part of a model behind them.
    """

    call: Call
    images: Array
    copies: int = 1
    draws: int = 1
    graph: int = 0
    singles: int = 0
    inference: bool = False
    seed: int = 0


@dataclass(frozen=True)
class AugmenterEvidence(Evidence):
    """What became of images; `problems` holds what a stage raised: "inference", "training", "graph", "model"."""

    raised: Raised | None = None
    returned: Returned | None = None
    is_layer: bool = False
    at_inference: Array | None = None
    in_training: tuple[Array, ...] = ()
    in_graph: tuple[Array, ...] = ()
    single: tuple[Array, ...] = ()
    in_model: Array | None = None
    problems: Mapping[str, Raised] = field(default_factory=dict)
