"""All tensors together."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model.compile(keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm), "mse", metrics=["mae"])
    return model
