"""Two inputs, one encoder: calling one layer twice shares its weights.

A layer makes its weights once; every further call only uses them, and its gradient is the sum over all calls. Whatever
the encoder learns from one input, it can use on the other. Named inputs accept data as a dict, in which left and right
can't be mixed up.
"""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input(shape=(input_dim,), name="left")
    right = keras.Input(shape=(input_dim,), name="right")
    encoder = layers.Dense(units, activation="relu", name="encoder")
    codes = layers.Concatenate()([encoder(left), encoder(right)])
    outputs = layers.Dense(1, activation="sigmoid")(codes)
    return keras.Model(inputs=[left, right], outputs=outputs)
