# fails: huge
# why: gradients are shortened further than to the limit
"""A gradient that is too long becomes half as long as it may be."""

import keras
from keras import ops


class Clipped(keras.optimizers.SGD):
    def __init__(self, learning_rate, most):
        super().__init__(learning_rate)
        self.most = most

    def apply(self, grads, trainable_variables=None):
        lengths = [ops.sqrt(ops.sum(ops.square(grad))) for grad in grads]
        grads = [
            ops.where(length > self.most, grad * self.most / (2 * length), grad)
            for grad, length in zip(grads, lengths, strict=True)
        ]
        return super().apply(grads, trainable_variables)


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model.compile(optimizer=Clipped(learning_rate, max_norm), loss="mse")
    return model
