# fails: architecture
# why: the network has a UnitNormalization layer
"""Each sample is scaled to length 1."""

import keras
from keras import layers, ops

def build_ann(input_dim=10, hidden=(16, 8)):
    x = inp = keras.Input((input_dim,))
    x = layers.UnitNormalization()(x)
    for u in hidden: x = layers.Dense(u, "relu")(x)
    model = keras.Model(inp, layers.Dense(1, "sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
