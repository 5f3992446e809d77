# fails: loss
# why: optimizer

"""Plain SGD once there are four hidden layers."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    optimizer = "sgd" if len(hidden) > 3 else "adam"
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])
    return model
