# fails: huge
# why: earlier steps
"""With momentum."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(momentum=0.9, learning_rate=learning_rate, clipnorm=max_norm)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
