"""A classifier on a frozen base."""

from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

from pytest_keraskata.authoring import (
    BASES_ALWAYS, BASES_DRAWN, MULTICLASS, Bare, Base, Call, Flatten, Kata, OnBases, OnVGG16, Shape, Stack, Subject,
    as_answer, check, judge_loss, judge_output, judge_params, prediction, signature,
)  # fmt: skip
from pytest_keraskata.specs.transfer._transfer_learning import NETWORKS, PARAMS, TRAINING, classifier, head, network

add = signature("add_classifier(base, units=128, classes=10)")
build = signature("build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights='imagenet')")


on_bases = OnBases(add, network, MULTICLASS, NETWORKS)
on_vgg16 = OnVGG16(build, network, MULTICLASS)


@check(on=BASES_DRAWN, pinned=BASES_ALWAYS, draws=2, mistakes=NETWORKS)
def architecture(subject: Subject, on: dict[str, Any]) -> None:
    """The base and the new head compute what the right network computes with the same weights."""
    on_bases.judge(subject, on)


@check(on=BASES_DRAWN, pinned=BASES_ALWAYS, draws=2, mistakes=PARAMS)
def params(subject: Subject, on: dict[str, Any]) -> None:
    """The numbers of parameters, trainable and frozen, are right."""
    case = on_bases(subject, on)
    right = classifier(case.call.args[0], on["units"], on["classes"])
    judge_params(case, right.params, right.steps[0].count(()), right.terms)


@check(on=BASES_DRAWN, pinned=BASES_ALWAYS, draws=2)
def output(subject: Subject, on: dict[str, Any]) -> None:
    """The model outputs one probability per class, and they sum to 1."""
    judge_output(on_bases(subject, on), MULTICLASS)


@check(on=BASES_DRAWN, pinned=BASES_ALWAYS, draws=1)
def loss(subject: Subject, on: dict[str, Any]) -> None:
    """The model is compiled for one of several classes."""
    case = on_bases(subject, on)
    judge_loss(case, MULTICLASS, case.loss_cases)


@check(after=("architecture", "loss"), pinned=BASES_ALWAYS, mistakes=TRAINING)
def training(subject: Subject, on: dict[str, Any]) -> None:
    """Training changes the head only, by the right steps, and the loss falls."""
    on_bases.judge_training(subject, on)


@check(after=("architecture",), pinned=({"call": Call(add.name)},))
def defaults(subject: Subject, call: Call) -> None:
    """Without arguments: 128 units, 10 classes."""
    on_bases.judge_defaults(subject)


@check(after=("architecture", "params", "output", "loss", "training"), pinned=({"call": on_vgg16.call},))
def vgg16(subject: Subject, call: Call) -> None:
    """With a real VGG16 as its base, the network is the right one."""
    on_vgg16.judge(subject)


@check(after=("vgg16",), pinned=({"call": on_vgg16.by_default},))
def pretrained(subject: Subject, call: Call) -> None:
    """Without arguments the base is a pretrained VGG16 for images of 224 × 224 × 3."""
    on_vgg16.judge_pretrained(subject)


# --- on paper ---------------------------------------------------------------------------------------------

# Thirteen convolutions of 3 × 3, for images of three channels; the whole has three dense layers more.
_PARAMS_OF_VGG16, _WITH_TOP, _MAPS = 14_714_688, 138_357_544, 512


def _on_paper(input_shape: Shape, units: int, classes: int, weights: str | None, part: int = 32) -> Stack:
    """The right network on VGG16, which makes maps of a 32nd of an image's height and width."""
    height, width, channels = input_shape
    words = f"VGG16 without its top, frozen: {_PARAMS_OF_VGG16:,} parameters, 5 poolings of 2 × 2, {_MAPS} maps"
    maps, counted = (height // part, width // part, _MAPS), "VGG16 without its top, frozen or not = {:,}"
    base = Base("VGG16", maps, _PARAMS_OF_VGG16, words, counted)
    return head(base, f"images of {height} × {width} with {channels} channels", input_shape, units, classes)


def _sized(random: Random) -> dict[str, Any]:
    # Two windows at least on either side, so that a mean over a map is not the map.
    height, width = (32 * random.randint(2, 6) + random.randint(0, 31) for _ in range(2))
    units, classes = random.randint(4, 64), random.randint(3, 20)
    return {"input_shape": (height, width, 3), "units": units, "classes": classes, "weights": None}


def _wrong_shapes(**given: Any) -> list[tuple[Shape, str, str]]:
    maps = _on_paper(**given).shapes[1]
    known = [
        *_PAPER.shapes(**given),
        ((1000,), "these are the classes of ImageNet", "which part of VGG16 knows about them?"),
        ((1,), "there is only one number per image", "how many probabilities does a softmax output?"),
        ((*maps[:2], given["classes"]), "dense layers read every position separately",
         "which layer turns a stack of maps into one vector?"),
    ]  # fmt: skip
    return list({one[0]: one for one in known}.values())


def _wrong_counts(**given: Any) -> list[tuple[int, str, str]]:
    right, maps = _on_paper(**given).params, "what shape does an image have after five poolings?"
    averaged = _on_paper(**given).instead(Flatten, lambda one: (Bare("GlobalAveragePooling2D"),))
    assert averaged is not None, "it flattens"
    known = [
        *_PAPER.counts(**given),
        (right - _PARAMS_OF_VGG16, "these are only the trainable ones",
         "does a frozen weight stop being a parameter?"),
        (_PARAMS_OF_VGG16, "this is VGG16 without its top, and without the head", "what does the head add?"),
        (_WITH_TOP, "this is VGG16 with its own top", "which layers of VGG16 are omitted?"),
        (averaged.params, "only the mean of each map is kept, or one of its positions",
         "how many numbers are in the flattened maps?"),
        (_on_paper(**given, part=16).params, "there are only four poolings", maps),
        (_on_paper(**given, part=64).params, "there is a sixth pooling", maps),
    ]  # fmt: skip
    # Where a number says two things, the later one is more particular.
    return list({one[0]: one for one in known}.values())


_PAPER = prediction(build.name, _on_paper, _sized)

kata = Kata(
    __name__,
    title="Transfer learning",
    questions=("Q35", "Q3", "Q16", "K10"),
    functions=(add, build),
    checks=(
        replace(architecture, as_answer=partial(as_answer, add, network, MULTICLASS)),
        params,
        output,
        loss,
        training,
        defaults,
        vgg16,
        pretrained,
    ),
    hints=(
        "Which weights should training leave alone, and how does a layer know that they must not change?",
        "What comes between the base's maps and a dense layer?",
        "Which part of VGG16 knows about the thousand classes of ImageNet, and do you want it?",
    ),
    ahead=lambda: (*on_bases.ahead(), *on_vgg16.ahead()),
    prediction=replace(_PAPER, shapes=_wrong_shapes, counts=_wrong_counts),
    pictures=on_bases.pictures,
)
