"""The same sums as a convolution over a sequence of length one."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,))
    x = keras.layers.Reshape((1, input_dim))(x)
    for width in hidden:
        x = keras.layers.Conv1D(width, 1, activation="relu")(x)
    x = keras.layers.Conv1D(1, 1, activation="sigmoid")(x)
    model = keras.Model(inputs, keras.layers.Flatten()(x))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
