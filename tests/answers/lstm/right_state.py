"""The state that the layer returns beside its output."""

import keras


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    _, state, *_ = keras.layers.LSTM(units, return_state=True)(inputs)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(state))
    model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
    return model
