# fails: training
"""Seeds the mask with a fixed number, so that the same units are dropped in every step."""

import keras


class Drop(keras.layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def call(self, x, training=False):
        return keras.random.dropout(x, self.rate, seed=42) if training else x


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, activation="relu"),
            Drop(rate),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
