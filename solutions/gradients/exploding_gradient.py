"""Clipping exploding gradients: keep the direction, limit the length.

`clipnorm` shortens the gradient of each weight tensor, `global_clipnorm` all of them by one factor; either bounds a
step by learning_rate * max_norm. `clipvalue` is something else: it clips every number separately, which changes the
direction, and leaves a large tensor with a long gradient.
"""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, clipnorm=max_norm)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
