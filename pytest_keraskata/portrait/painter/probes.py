"""What is asked of a model by changing its inputs: which of them count, and whether rows keep to themselves."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras, tf
from pytest_keraskata.portrait.painter.outputs import called


def ignored(model: Any, x: Array) -> tuple[int, ...]:
    """The features, of inputs (rows, features), that no output depends on: by gradient, and by exchange among rows.

    The model's weights are left changed.
    """
    if x.ndim != 2 or x.dtype.kind != "f" or not 2 <= x.shape[1] <= 200 or len(x) < 4:
        return ()
    # A branch may begin with weights of zero, and read its inputs all the same.
    generator = np.random.default_rng(5)
    for variable in model.trainable_weights:
        variable.assign(array_of(variable) + generator.normal(0, 0.05, variable.shape).astype("float32"))
    inputs = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        outputs = keras.tree.flatten(model(inputs, training=False))
        total = sum(tf.reduce_sum(tf.sin(tf.cast(one, "float32") + 1.0)) for one in outputs)
    slope = tape.gradient(total, inputs)
    if slope is None:
        return ()
    lengths = np.abs(array_of(slope)).max(axis=0)
    varied = x.std(axis=0) > 0
    quiet = list(np.flatnonzero((lengths == 0) & varied))
    if not quiet or lengths.max() == 0:
        return ()
    plain = called(model, x)
    exchanged = x.copy()
    exchanged[:, quiet] = np.roll(x[:, quiet], 1, axis=0) * 3 + 1
    return tuple(int(at) for at in quiet) if np.array_equal(plain, called(model, exchanged)) else ()


def rows_mix(model: Any, x: Any) -> float:
    """By how much the first half of the outputs changes when the rows of the other half do, relative to their size."""
    parts = keras.tree.flatten(x)
    rows = len(parts[0])
    half = rows // 2
    if half < 2 or any(not isinstance(part, np.ndarray) for part in parts):
        return 0.0
    other = keras.tree.map_structure(
        lambda part: np.concatenate([part[:half], np.repeat(part[:1], rows - half, axis=0)]), x
    )
    one, two = called(model, x)[:half], called(model, other)[:half]
    if one.shape != two.shape or not np.isfinite(one).all():
        return 0.0
    return float(np.max(np.abs(one - two)) / max(float(np.max(np.abs(one))), 1e-6))


def reshaped(model: Any) -> Iterator[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """Each Reshape with the shapes before and behind it, without the batch axis."""
    for layer in model._flatten_layers():
        if type(layer).__name__ == "Reshape" and getattr(layer, "_inbound_nodes", None):
            before, behind = layer.input.shape[1:], layer.output.shape[1:]
            if None not in (*before, *behind):
                yield str(layer.name), tuple(before), tuple(behind)


def vocabularies(model: Any) -> Iterator[tuple[str, int]]:
    """How many numbers each Embedding knows."""
    for layer in model._flatten_layers():
        if isinstance(layer, keras.layers.Embedding):
            yield str(layer.name), int(layer.input_dim)


def random_without_dropout(model: Any, x: Any) -> bool:
    """Whether two calls still differ when no Dropout drops anything."""
    dropping = [one for one in model._flatten_layers() if "Dropout" in type(one).__name__ and hasattr(one, "rate")]
    kept = [one.rate for one in dropping]
    try:
        for one in dropping:
            one.rate = 0.0
        return not np.allclose(called(model, x), called(model, x), atol=1e-5)
    finally:
        for one, rate in zip(dropping, kept, strict=True):
            one.rate = rate
