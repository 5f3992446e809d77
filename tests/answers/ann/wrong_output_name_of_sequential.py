# fails: loss
"""Names the output's loss by its layer in a Sequential, which knows no names of outputs."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential()
    model.add(keras.Input((input_dim,)))
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid", name="answer"))
    model.compile(optimizer="adam", loss={"answer": "binary_crossentropy"}, metrics={"answer": "accuracy"})
    return model
