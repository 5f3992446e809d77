# fails: table
# why: weights for each column
"""Goes through the columns of a row with a layer derived from LSTM."""

import keras
from keras import layers


class Memory(layers.LSTM):
    pass


def choose_model(sample_shape, classes):
    if len(sample_shape) == 1:
        body = [layers.Reshape((-1, 1)), Memory(4)]
    elif len(sample_shape) == 2:
        body = [Memory(8)]
    elif len(sample_shape) == 3:
        body = [layers.Conv2D(4, 3, activation="relu"), layers.Flatten()]
    else:
        raise ValueError("no such family")
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation="softmax")])
