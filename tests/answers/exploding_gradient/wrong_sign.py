# fails: huge
"""Steps by the sign of the gradient."""

import keras


class Sign(keras.optimizers.SGD):
    limit = 1.0

    def update_step(self, gradient, variable, learning_rate):
        size = keras.ops.sqrt(keras.ops.cast(keras.ops.size(gradient), "float32"))
        capped = keras.ops.minimum(keras.ops.norm(gradient), self.limit)
        super().update_step(keras.ops.sign(gradient) * capped / size, variable, learning_rate)


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = Sign(learning_rate=learning_rate)
    optimizer.limit = max_norm
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
