# fails: architecture
# why: a layer that was built for inputs of length 3 is called on inputs of length 5
"""One layer in two places."""

import keras
from keras import layers, ops

def build_functional(input_dim=10, units=32):
    i = keras.Input((input_dim,))
    d = layers.Dense(units, activation="relu")
    return keras.Model(i, layers.Dense(1, activation="sigmoid")(d(d(i))))
