"""The Functional API: layers are functions of tensors, and a model is the graph between inputs and outputs.

For a plain stack it does the same as Sequential. It becomes necessary once a graph branches: several inputs or outputs,
shared layers, skips. Nothing is computed here; the calls only record the graph.
"""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    hidden = layers.Dense(units, activation="relu")(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(hidden)
    return keras.Model(inputs=inputs, outputs=outputs)
