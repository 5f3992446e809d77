# fails: training
"""Never drops more than nine tenths."""

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
        rate = min(self.rate, 0.9)
        noise = keras.random.uniform(ops.shape(inputs), seed=self.seeds)
        return ops.where(noise >= rate, inputs / (1 - rate), 0.0)

    def compute_output_shape(self, shape):
        return shape


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    layers = [keras.layers.Dense(units, activation="relu"), Drop(rate), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential([keras.Input((input_dim,)), *layers])
