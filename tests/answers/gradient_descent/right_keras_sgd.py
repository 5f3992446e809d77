"""Keras's own SGD takes the steps."""

import keras
import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = keras.Variable(start, dtype="float32")
    optimizer = keras.optimizers.SGD(learning_rate)
    points = [w.numpy().copy()]
    for _ in range(steps):
        optimizer.apply([keras.ops.convert_to_tensor(gradient(w.numpy().copy()))], [w])
        points.append(w.numpy().copy())
    return keras.ops.stack(points)


def max_stable_learning_rate(curvature):
    return keras.ops.convert_to_tensor(2.0 / curvature)
