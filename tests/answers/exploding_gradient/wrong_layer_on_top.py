# fails: loss
# why: the returned model is not the one that was passed in
"""Puts another layer on the model."""

import keras
import numpy as np
from keras import layers


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model = keras.Sequential([model, keras.layers.Dense(1)])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=learning_rate, clipnorm=max_norm), loss="mean_squared_error"
    )
    return model
