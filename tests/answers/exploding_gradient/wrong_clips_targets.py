# fails: huge
"""Clips the targets instead of the gradients."""

import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model.compile(
        keras.optimizers.SGD(learning_rate, clipnorm=max_norm),
        loss=lambda t, p: keras.ops.mean((keras.ops.clip(t, -1e4, 1e4) - p) ** 2, -1),
    )
    return model
