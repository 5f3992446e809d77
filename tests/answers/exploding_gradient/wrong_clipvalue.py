# fails: huge
# why: but not the length of all of them together
"""Cuts every number by itself."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, clipvalue=max_norm)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
