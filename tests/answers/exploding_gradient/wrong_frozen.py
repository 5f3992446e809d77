# fails: loss
"""Adds a penalty to a layer."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, clipnorm=max_norm)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    model.layers[0].kernel_regularizer = keras.regularizers.L2(0.1)
    model.layers[0].kernel.regularizer = keras.regularizers.L2(0.1)
    return model
