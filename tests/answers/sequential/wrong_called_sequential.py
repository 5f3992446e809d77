# fails: architecture
# why: the model is built from the two ends of a graph
"""A graph whose name is all that is sequential."""

import keras
from keras import layers, ops

def build_sequential(input_dim=10, units=32):
    i = keras.Input((input_dim,))
    return keras.Model(i, layers.Dense(1, "sigmoid")(layers.Dense(units, "relu")(i)), name="sequential")
