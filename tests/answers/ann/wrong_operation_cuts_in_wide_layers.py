# fails: architecture

"""Wide layers learn nothing from what comes after them, by an operation between Keras's layers."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    given = keras.Input((input_dim,))
    x = given
    for units in hidden:
        x = keras.layers.Dense(units, activation="relu")(x)
        if units > 500:
            x = keras.ops.stop_gradient(x)
    model = keras.Model(given, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
