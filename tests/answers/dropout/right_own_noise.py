"""A mask of its own, drawn anew at each call."""

import keras
from keras import ops


@keras.saving.register_keras_serializable()
class Drop(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.seeds = keras.random.SeedGenerator()

    def call(self, inputs, training=False):
        if not training:
            return inputs
        kept = (
            keras.random.bernoulli(ops.shape(inputs), 1 - self.rate, seed=self.seeds)
            if hasattr(keras.random, "bernoulli")
            else None
        )
        if kept is None:
            kept = ops.cast(keras.random.uniform(ops.shape(inputs), seed=self.seeds) >= self.rate, "float32")
        return inputs * kept / (1 - self.rate)

    def compute_output_shape(self, shape):
        return shape


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    layers = [keras.layers.Dense(units, activation="relu"), Drop(rate), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential([keras.Input((input_dim,)), *layers])
