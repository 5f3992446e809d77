# fails: small
"""Another default."""

import keras


def compile_with_clipping(model, max_norm=0.5, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, clipnorm=max_norm)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
