# fails: small
"""Limit and rate the wrong way round."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(learning_rate=max_norm, clipnorm=learning_rate)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
