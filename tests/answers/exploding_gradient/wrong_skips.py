# fails: huge
"""Leaves steps out whose gradient is too long."""

import keras


class Careful(keras.optimizers.SGD):
    limit = 1.0

    def update_step(self, gradient, variable, learning_rate):
        gradient = keras.ops.where(keras.ops.norm(gradient) > self.limit, 0.0, gradient)
        return super().update_step(gradient, variable, learning_rate)


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = Careful(learning_rate=learning_rate)
    optimizer.limit = max_norm
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
