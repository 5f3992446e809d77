# fails: training
# why: an optimizer belongs to the weights it was built for
"""Makes one optimizer for all models, though an optimizer belongs to the weights that it has seen first."""

import keras
from keras import layers

OPTIMIZER = keras.optimizers.Adam(learning_rate=0.001)


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=OPTIMIZER, loss="binary_crossentropy", metrics=["accuracy"])
    return model
