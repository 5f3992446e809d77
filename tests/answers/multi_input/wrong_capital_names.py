# fails: names
# why: the names of the inputs differ
"""Names in capitals."""

import keras
from keras import layers, ops

def build_siamese(input_dim=8, units=16):
    l, r = keras.Input((input_dim,), name="Left"), keras.Input((input_dim,), name="Right")
    e = layers.Dense(units, activation="relu")
    c = layers.Concatenate()([e(l), e(r)])
    return keras.Model([l, r], layers.Dense(1, activation="sigmoid")(c))
