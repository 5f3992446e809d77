# fails: small
"""Gives every gradient the same length."""

import keras


class Normalized(keras.optimizers.SGD):
    limit = 1.0

    def update_step(self, gradient, variable, learning_rate):
        gradient = gradient / keras.ops.norm(gradient) * self.limit
        return super().update_step(gradient, variable, learning_rate)


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = Normalized(learning_rate=learning_rate)
    optimizer.limit = max_norm
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
