"""A large learning rate and large initial weights, which still learn."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    wide = keras.initializers.RandomNormal(stddev=1.0)
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=wide.clone()))
    model.add(keras.layers.Dense(1, activation="sigmoid", kernel_initializer=wide.clone()))
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
    return model
