"""The seed tells of a Dropout layer; its noise is replaced by the one that is given."""

from unittest import mock

import keras
import numpy as np
from keras import layers


def inverted_dropout(x, rate, noise, training=True):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"not a fraction: {rate}")
    layer = layers.Dropout(rate)

    def dropout(inputs, rate, noise_shape=None, seed=None):
        return keras.ops.where(keras.ops.convert_to_tensor(noise) >= rate, inputs / (1 - rate), 0)

    with mock.patch.object(keras.src.backend.random, "dropout", dropout):
        return layer(np.array(x), training=training)
