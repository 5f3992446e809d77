# fails: training
"""Always drops exactly the same number of units, the first ones of a shuffled row."""

import keras
from keras import ops


class Drop(keras.layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        self.seeds = keras.random.SeedGenerator(3)

    def call(self, x, training=False):
        if not training:
            return x
        count = int(round(x.shape[-1] * (1 - self.rate)))
        noise = keras.random.uniform(ops.shape(x), seed=self.seeds)
        limit = ops.sort(noise, axis=-1)[:, -count:][:, :1] if count else 2.0
        return x * ops.cast(noise >= limit, x.dtype) / (1 - self.rate)


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, activation="relu"),
            Drop(rate),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
