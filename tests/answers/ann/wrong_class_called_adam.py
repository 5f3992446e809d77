# fails: loss
# why: Adam (which extends SGD)
"""A class of one optimizer in the name of another."""

import keras
class Adam(keras.optimizers.SGD): pass
def build_ann(input_dim=10, hidden=(16, 8)):
    m = keras.Sequential([keras.Input((input_dim,)), *[keras.layers.Dense(h, "relu") for h in hidden], keras.layers.Dense(1, "sigmoid")])
    m.compile(Adam(0.01), "binary_crossentropy", metrics=["accuracy"])
    return m
