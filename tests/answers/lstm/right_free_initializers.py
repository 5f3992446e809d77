"""Other initializers, and more metrics."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.RNN(layers.LSTMCell(units, unit_forget_bias=False, kernel_initializer="he_normal")),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(),
        loss=keras.losses.BinaryCrossentropy(axis=-1),
        metrics=["acc", keras.metrics.Recall(), "mae"],
    )
    return model
