"""Answers that train the top of a base on: the right one, and those that choose other layers."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pytest_keraskata.backend import keras


def normalizations(model: Any, deep: int = 9) -> Iterator[Any]:
    """Those of a model, and of so many levels of models within it."""
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            yield layer
        elif isinstance(layer, keras.Model) and deep:
            yield from normalizations(layer, deep - 1)


def thaw(
    model: Any,
    base: Any,
    layers: int,
    trains: Callable[..., bool] = lambda place, layers, entries: place >= len(entries) - layers,
    frozen: Callable[[Any, Any], Iterator[Any]] = lambda model, base: normalizations(base),
) -> None:
    base.trainable = True
    for place, layer in enumerate(base.layers):
        layer.trainable = trains(place, layers, base.layers)
    for layer in frozen(model, base):
        layer.trainable = False


def answer(
    thaw: Callable[[Any, Any, int], None] = thaw,
    *,
    adam: Callable[[float], Any] = lambda rate: keras.optimizers.Adam(rate),
    loss: Callable[[Any], Any] = lambda loss: loss,
    back: Callable[[Any, Any], Any] = lambda model, base: model,
    default: float = 1e-5,
) -> Callable[..., Any]:
    """A whole answer, right but for what is said."""

    def unfreeze_top(model: Any, base: Any, layers: int, learning_rate: float = default) -> Any:
        thaw(model, base, layers)
        model.compile(adam(learning_rate), loss(model.loss))
        return back(model, base)

    return unfreeze_top


def thawing(**changes: Any) -> Callable[..., Any]:
    """An answer that chooses other layers."""
    return answer(partial(thaw, **changes))


def then_thaw(act: Callable[..., object], *, before: bool = False) -> Callable[..., Any]:
    """An answer that does something else to (model, base, layers) as well: before or behind the rest."""

    def thaw_too(*handed: Any) -> None:
        for one in (act, thaw) if before else (thaw, act):
            one(*handed)

    return answer(thaw_too)


def freeze(model: Any, base: Any, layers: int) -> None:
    for layer in model.layers:
        layer.trainable = False


def thaw_whole(model: Any, base: Any, layers: int) -> None:
    base.trainable = False
    base.trainable = layers > 0


def not_compiled(model: Any, base: Any, layers: int, learning_rate: float = 1e-5) -> Any:
    thaw(model, base, layers)
    return model


def halved(model: Any, base: Any) -> Any:
    for variable in model.trainable_weights:
        variable.assign(variable / 2)
    return model


def without_gamma(model: Any, base: Any) -> Iterator[Any]:
    for layer in normalizations(base):
        layer.gamma.trainable = layer.beta.trainable = False
    yield from ()


def counted_with_weights(model: Any, base: Any, layers: int) -> None:
    thaw(model, base, 0)
    weighted = [layer for layer in base.layers if layer.weights]
    for layer in weighted[max(len(weighted) - layers, 0) :]:
        layer.trainable = True
    for layer in normalizations(base):
        layer.trainable = False


def counted_in_model(model: Any, base: Any, layers: int) -> None:
    base.trainable = True
    for layer in base.layers:
        layer.trainable = layer in model.layers[-layers:]
    for layer in normalizations(base):
        layer.trainable = False


def frozen_in_model(model: Any, base: Any, layers: int) -> None:
    for layer in model.layers[:-layers]:
        layer.trainable = False
    for layer in normalizations(base):
        layer.trainable = False


def _leaves(model: Any) -> Iterator[Any]:
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from _leaves(layer)
        else:
            yield layer


def counted_within(model: Any, base: Any, layers: int) -> None:
    base.trainable = True
    entries = list(_leaves(base))
    for place, layer in enumerate(entries):
        layer.trainable = place >= len(entries) - layers
    for layer in normalizations(base):
        layer.trainable = False
