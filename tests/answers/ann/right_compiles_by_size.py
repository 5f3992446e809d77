"""The loss by its name for small networks, as an object for others, which is the same."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    layers = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential([keras.Input((input_dim,)), *layers, keras.layers.Dense(1, activation="sigmoid")])
    if sum(hidden) > 12:
        metrics = [keras.metrics.BinaryAccuracy()]
        model.compile(keras.optimizers.Adam(1e-3), keras.losses.BinaryCrossentropy(), metrics=metrics)
    else:
        model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
