"""Names a size of the batch, which dense layers don't mind."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input(shape=(input_dim,), batch_size=32)
    for units in hidden:
        x = keras.layers.Dense(units, activation="relu")(x)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
