"""Copies first, then updates in place, in float64; the three results stacked in one array."""

import numpy as np


def sgd_step(w, g, learning_rate):
    w = np.array(w, dtype=np.float64)
    w -= learning_rate * np.asarray(g)
    return w


def momentum_step(w, g, velocity, learning_rate, momentum=0.9, nesterov=False):
    velocity = velocity.copy()
    velocity *= momentum
    velocity -= learning_rate * g
    if nesterov:
        return w + momentum * velocity - learning_rate * g, velocity
    return w + velocity, velocity


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    square = np.array(mean_square, np.float64)
    square += (1 - rho) * (np.square(g) - square)
    return w - learning_rate * g * (square + epsilon) ** -0.5, square


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    w, g, m, v = (np.array(value, np.float64) for value in (w, g, m, v))
    m += (1 - beta_1) * (g - m)
    v += (1 - beta_2) * (g**2 - v)
    # The textbook's form, with the epsilon that makes it Keras's.
    correction = np.sqrt(1 - beta_2**step)
    m_hat, v_hat = m / (1 - beta_1**step), v / (1 - beta_2**step)
    w -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon / correction)
    return np.stack([w, m, v])
