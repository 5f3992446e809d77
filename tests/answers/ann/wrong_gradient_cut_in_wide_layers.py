# fails: architecture

"""Wide layers learn nothing from what comes after them."""

import keras


class Wide(keras.layers.Layer):
    def call(self, x):
        return keras.ops.stop_gradient(x) if x.shape[-1] > 500 else x


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(Wide())
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
