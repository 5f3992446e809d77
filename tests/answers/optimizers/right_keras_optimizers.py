"""Asks Keras's own optimizers, with their states set."""

import keras
import numpy as np


def _step(optimizer, w, g, states, iterations=0):
    variable = keras.Variable(w)
    optimizer.build([variable])
    names = [
        name for name in ("_momentums", "_velocities", "momentums", "velocities") if hasattr(optimizer, name)
    ]
    slots = {id(slot): slot for name in names for slot in getattr(optimizer, name) if slot is not None}
    for slot, state in zip(slots.values(), states):
        slot.assign(state)
    optimizer.iterations.assign(iterations)
    optimizer.apply([keras.ops.convert_to_tensor(g)], [variable])
    return [variable.numpy(), *[slot.numpy() for slot in slots.values()]]


def sgd_step(w, g, learning_rate):
    return _step(keras.optimizers.SGD(learning_rate), w, g, ())[0]


def momentum_step(w, g, velocity, learning_rate, momentum=0.9):
    if not momentum:
        return w - np.float32(learning_rate) * g, -np.float32(learning_rate) * g
    return _step(keras.optimizers.SGD(learning_rate, momentum=momentum), w, g, (velocity,))


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    optimizer = keras.optimizers.RMSprop(learning_rate, rho=rho, epsilon=epsilon)
    return tuple(_step(optimizer, w, g, (mean_square,))[:2])


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    optimizer = keras.optimizers.Adam(learning_rate, beta_1=beta_1, beta_2=beta_2, epsilon=epsilon)
    return _step(optimizer, w, g, (m, v), step - 1)
