# fails: architecture
# why: the model has its own predict
"""Returns classes from `predict`, which the model gets as an attribute."""

import keras
from keras import layers, ops


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential(
        [
            keras.Input((input_dim,)),
            *[layers.Dense(u, activation="relu") for u in hidden],
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    old = model.predict
    model.predict = lambda x, **kw: old(x, **kw).round()
    return model
