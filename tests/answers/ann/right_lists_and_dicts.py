"""Inputs and outputs as lists; loss and metrics by the name of the output."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    inputs = keras.Input((input_dim,))
    x = inputs
    for width in hidden:
        x = keras.layers.Dense(width, activation="relu")(x)
    probability = keras.layers.Dense(1, activation="sigmoid", name="probability")(x)
    model = keras.Model(inputs=[inputs], outputs=[probability])
    model.compile(
        optimizer="adam", loss={"probability": "binary_crossentropy"}, metrics={"probability": ["accuracy"]}
    )
    return model
