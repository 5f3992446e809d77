"""Tensors all the way, as Keras itself writes it."""

from keras import ops


def sgd_step(w, g, learning_rate):
    return ops.subtract(w, ops.multiply(learning_rate, g))


def momentum_step(w, g, velocity, learning_rate, momentum=0.9):
    velocity = ops.subtract(ops.multiply(momentum, velocity), ops.multiply(learning_rate, g))
    return ops.add(w, velocity), velocity


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    mean_square = ops.add(ops.multiply(rho, mean_square), ops.multiply(1 - rho, ops.square(g)))
    return ops.subtract(
        w, ops.divide(ops.multiply(learning_rate, g), ops.sqrt(mean_square + epsilon))
    ), mean_square


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m = ops.add(m, ops.multiply(ops.subtract(g, m), 1 - beta_1))
    v = ops.add(v, ops.multiply(ops.subtract(ops.square(g), v), 1 - beta_2))
    alpha = learning_rate * ops.sqrt(1 - ops.power(ops.cast(beta_2, "float32"), step))
    alpha = alpha / (1 - ops.power(ops.cast(beta_1, "float32"), step))
    return ops.subtract(w, ops.divide(ops.multiply(m, alpha), ops.add(ops.sqrt(v), epsilon))), m, v
