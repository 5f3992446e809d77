"""A subclass of SGD that clips by the global norm."""

import keras
from keras import ops


class Clipped(keras.optimizers.SGD):
    def __init__(self, rate, limit):
        super().__init__(rate)
        self.limit = limit

    def apply(self, grads, trainable_variables=None):
        n = ops.sqrt(sum(ops.sum(ops.square(ops.cast(g, "float32"))) for g in grads))
        s = ops.minimum(1.0, self.limit / ops.maximum(n, 1e-30))
        return super().apply([g * s for g in grads], trainable_variables)


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model.compile(Clipped(learning_rate, max_norm), keras.losses.MeanSquaredError(), metrics=["mae"])
    return model
