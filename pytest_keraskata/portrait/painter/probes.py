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


def drops(model: Any) -> bool:
    """Whether anything is dropped in training, by a layer of dropout or by a recurrent one."""
    return any(rate for *_, rate in _rates(model))


def _rates(model: Any) -> list[tuple[Any, str, float]]:
    """What holds a rate of dropout, the name of it, and the rate."""
    layers = list(model._flatten_layers())
    cells = [cell for one in layers for cell in keras.tree.flatten(getattr(one, "cell", None)) if cell is not None]
    named = [(one, "rate") for one in layers if "Dropout" in type(one).__name__]
    named += [(one, name) for one in cells for name in ("dropout", "recurrent_dropout")]
    return [(one, name, getattr(one, name)) for one, name in named if isinstance(getattr(one, name, None), float | int)]


def is_random(model: Any, x: Any, **asked: Any) -> bool:
    """Whether two calls with these arguments differ."""
    # Eagerly: a graph that was made before remembers how it was made.
    first, second = (array_of(keras.tree.flatten(model(x, **asked))[0]) for _ in range(2))
    return not np.allclose(first, second, atol=1e-5)


def truncates(model: Any, x: Any) -> bool:
    """Whether numbers with fractions are read as whole ones: the outputs stay the same without the fractions."""
    if not isinstance(x, np.ndarray) or x.dtype.kind != "f" or not np.isfinite(x).all() or np.all(x == np.trunc(x)):
        return False
    return bool(np.array_equal(called(model, x), called(model, np.trunc(x))))


def random_without_dropout(model: Any, x: Any) -> bool:
    """Whether two calls still differ when nothing is dropped, by a layer of dropout or by a recurrent one."""
    kept = _rates(model)
    try:
        for one, name, _ in kept:
            setattr(one, name, 0.0)
        return is_random(model, x, training=False)
    finally:
        for one, name, rate in kept:
            setattr(one, name, rate)


def padded(model: Any, x: Any) -> tuple[float, float] | None:
    """Of rows filled up with zeros at their end: the median share of such steps, and what they leave of the differences.

    The second number is the spread of the outputs over rows, relative to the spread when the zeros come first.

    None where rows aren't filled up, where zeros occur within them too, or where no recurrent layer reads them.
    """
    layers = list(model._flatten_layers())
    reads = any(isinstance(one, keras.layers.RNN) for one in layers)
    if not reads or not isinstance(x, np.ndarray) or x.dtype.kind not in "fiu" or x.ndim not in (2, 3) or len(x) < 8:
        return None
    if x.ndim == 2 and not any(isinstance(one, keras.layers.Embedding) for one in layers):
        return None
    filled = x != 0 if x.ndim == 2 else np.any(x != 0, axis=-1)
    steps = x.shape[1]
    lengths = np.where(filled.any(axis=1), steps - filled[:, ::-1].argmax(axis=1), 0)
    # Zeros within a row mean something; ends that are all alike do so, too.
    if filled.sum() < 0.99 * lengths.sum() or len(np.unique(lengths)) < 4:
        return None
    first = np.stack([np.roll(row, steps - length, axis=0) for row, length in zip(x, lengths, strict=True)])
    one, other = called(model, x), called(model, first)
    if one.ndim != 2:
        return None
    left = float(one.std(axis=0).mean() / max(float(other.std(axis=0).mean()), 1e-12))
    return float(np.median(1 - lengths / steps)), left
