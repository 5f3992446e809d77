# fails: loss
"""Collects gradients over several batches."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    layers = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential([keras.Input((input_dim,)), *layers, keras.layers.Dense(1, activation="sigmoid")])
    optimizer = keras.optimizers.Adam(gradient_accumulation_steps=4)
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])
    return model
