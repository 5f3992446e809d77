# fails: architecture

"""An operation of Keras's as activation: in long sequences nothing comes back to the LSTM."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.LSTM(units)])
    if timesteps > 10:
        model.add(layers.Activation(keras.ops.stop_gradient))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
