"""From a config, the loss as a function."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    settings = {"class_name": "SGD", "config": {"learning_rate": learning_rate, "clipnorm": max_norm, "momentum": 0.0}}
    model.compile(optimizer=keras.optimizers.get(settings), loss=keras.losses.mean_squared_error, jit_compile=False)
    return model
