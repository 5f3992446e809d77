"""A small but honest learning rate."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer="random_normal"))
    model.add(keras.layers.Dense(1, activation="sigmoid", kernel_initializer="random_normal"))
    model.compile(optimizer=keras.optimizers.Adam(1e-5), loss="binary_crossentropy", metrics=["accuracy"])
    return model
